/** What brought a rule book in force, taken apart. */
export type Cause =
  | { readonly kind: string; readonly profile: { readonly id: string; readonly version: number } }
  | { readonly kind: string; readonly hash: string }
  | { readonly kind: string; readonly rest: string };

/** Reads a cause as the record writes it: "profile.activated P-1@2", "rule-book.rolled-back from sha256:…". */
export function readCause(text: string): Cause {
  const [kind = '', ...words] = text.split(' ');
  const rest = words.join(' ');
  const profile = /^(.+)@(\d+)$/.exec(rest);
  if (kind.startsWith('profile.') && profile !== null)
    return { kind, profile: { id: profile[1] ?? '', version: Number(profile[2]) } };
  const hash = /^from (sha256:[0-9a-f]{64})$/.exec(rest)?.[1];
  return hash === undefined ? { kind, rest } : { kind, hash };
}
