/** A tax or registration number without what people write between its signs; `kind` where the writing says it. */
export type Identifier = { readonly kind: string; readonly value: string };

/** Fewer signs than these identify nobody. */
const fewestSigns = 5;

/** Identifiers as they are compared: "TIN: 301 234 567" is 301234567 of the kind TIN. Too short ones are left out. */
export function readIdentifiers(written: readonly string[] | undefined): readonly Identifier[] {
  return (written ?? []).flatMap((text) => {
    const plain = text.slice(0, 200).normalize('NFKC').toUpperCase();
    const [, kind, rest = plain] = /^\s*([\p{L} .]{2,20}):(.*)$/su.exec(plain) ?? [];
    const value = rest.replace(/[^\p{L}\p{N}]/gu, '');
    return value.length < fewestSigns ? [] : [{ kind: (kind ?? '').replace(/[^\p{L}]/gu, ''), value }];
  });
}

/** An identifier that both have, if there is one; kinds that are written must not differ. */
export function commonIdentifier(
  query: readonly Identifier[],
  entry: readonly Identifier[],
): Identifier | undefined {
  return query.find((one) => entry.some((other) => one.value === other.value && mayBeOfOneKind(one, other)));
}

/** Two identifiers of one kind that differ, where none is common. */
export function contradictingIdentifiers(
  query: readonly Identifier[],
  entry: readonly Identifier[],
): readonly [Identifier, Identifier] | undefined {
  for (const one of query) for (const other of entry) if (kindOf(one) === kindOf(other)) return [one, other];
  return undefined;
}

function mayBeOfOneKind(one: Identifier, other: Identifier): boolean {
  return one.kind === '' || other.kind === '' || one.kind === other.kind;
}

/** Its kind, or where nothing says it how it is put together: nine digits are compared with nine digits. */
function kindOf({ kind, value }: Identifier): string {
  return kind === '' ? value.replace(/\p{L}/gu, 'A').replace(/\p{N}/gu, '9') : kind;
}
