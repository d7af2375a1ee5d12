import type { Flow } from '../../domain/declaration.ts';

/**
 * The direction that each kind of declaration means, by how its TypeCode begins: the first that fits. The
 * letters of the single administrative document come with a second part for the kind of lodgement (IMA,
 * IMZ); H, I, B, C and D are the data sets of the Union Customs Code, and the numbers UN/EDIFACT 1001.
 */
const flowByType: readonly (readonly [RegExp, Flow])[] = [
  [/^(IM|ИМ|H[1-7]$|I[12]$|929$)/, 'import'],
  [/^(EX|EK|ЭК|B[1-4]$|C[12]$|830$)/, 'export'],
  [/^(T$|T[12]|TIR|TR|TD|ТР|ТТ|D[1-3]$|82[012]$|95[02]$)/, 'transit'],
];

/** The direction of a requested procedure, by its first digit (WCO and EU families). */
const flowByFamily: ReadonlyMap<string, Flow> = new Map(
  Object.entries({
    '0': 'import',
    '1': 'export',
    '2': 'export',
    '3': 'export',
    '4': 'import',
    '5': 'import',
    '6': 'import',
    '7': 'import',
    '8': 'transit',
  } as const),
);

/**
 * The direction of a declaration: what its type says, else what its requested procedure says. Trade with
 * special fiscal territories (CO) goes both ways, so there the procedure decides, and import is usual.
 */
export function flowOf(typeCode: string | undefined, procedure: string | undefined): Flow | undefined {
  const type = typeCode?.toUpperCase() ?? '';
  const byProcedure = procedure === undefined ? undefined : flowByFamily.get(procedure.charAt(0));
  if (type.startsWith('CO')) return byProcedure === 'export' ? 'export' : 'import';
  if (type === '') return byProcedure;
  return flowByType.find(([beginning]) => beginning.test(type))?.[1];
}
