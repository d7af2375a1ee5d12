import type { Declaration } from '../../domain/declaration.ts';
import type { KnownDeclaration } from '../../domain/known.ts';
import { withKnown } from '../../domain/known.ts';
import { fieldAt } from '../../identify/fields/field-catalogue.ts';

/**
 * A declaration of one item by the paths of its fields, with what is known of it: `{ 'item.netMassKg': 100,
 * 'history.importer.declarations': 0 }`. Values of declared fields are as the declaration holds them, so that
 * `item.itemPrice` is money; `items` gives several whole.
 */
export type Situation = Readonly<Record<string, unknown>>;

type Branch = { [step: string]: unknown };

export function declarationOf(situation: Situation): KnownDeclaration {
  const declared: Branch = {
    id: '26UZ0000000000001',
    flow: 'import',
    office: '10',
    lodgedAt: '2026-03-01T09:30:00+05:00',
  };
  const item: Branch = { sequence: 1 };
  const known: Branch = {};
  const knownOfItem: Branch = {};
  for (const [path, value] of Object.entries(situation)) {
    const isKnown = fieldAt(path)?.needs !== undefined;
    const [first = '', ...rest] = path.split('.');
    if (first === 'item') put(isKnown ? knownOfItem : item, rest, value);
    else put(isKnown ? known : declared, [first, ...rest], value);
  }
  const declaration = { items: [item], ...declared } as unknown as Declaration;
  return withKnown(declaration, { header: known as never, items: [knownOfItem as never] });
}

function put(root: Branch, steps: readonly string[], value: unknown): void {
  let branch = root;
  for (const step of steps.slice(0, -1)) {
    branch[step] ??= {};
    branch = branch[step] as Branch;
  }
  branch[steps.at(-1) ?? ''] = value;
}

/** The same without some of its paths, as where a box is not filled or data are not loaded. */
export function without(situation: Situation, paths: readonly string[]): Situation {
  for (const path of paths)
    if (!(path in situation)) throw new Error(`${path} is not there to be taken away`);
  return Object.fromEntries(Object.entries(situation).filter(([path]) => !paths.includes(path)));
}
