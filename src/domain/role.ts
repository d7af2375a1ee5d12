/** Who works with Tamga; a user may hold several roles, and their rights add up. */
export const roles = [
  'declarant-system',
  'customs-system',
  'officer',
  'chief',
  'analyst',
  'approver',
  'manager',
  'auditor',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** What a user may do. Rights are asked for; roles are only bundles of them. */
export type Right =
  | 'declarations.submit'
  | 'declarations.read'
  | 'decisions.read'
  | 'parties.read'
  | 'notices.read-own'
  | 'declarations.reroute-stricter'
  | 'declarations.reroute'
  | 'findings.record'
  | 'operations.read'
  | 'screening.ask'
  | 'screening.decide'
  | 'screening.read'
  | 'profiles.read'
  | 'profiles.write'
  | 'profiles.approve'
  | 'profiles.import'
  | 'rule-books.read'
  | 'draws.read'
  | 'users.read'
  | 'users.write'
  | 'audit.read';

/**
 * The rights of each role. Officers see what to check and why, never a criterion; the administrator runs
 * the house and sees no trader; the auditor sees everything and changes nothing. Who a party is, officers and chiefs judge,
 * who have it before them with its papers, and analysts, who know whom a list means; approvers only look at what was
 * decided beside the lists that they accept.
 */
export const rightsByRole = {
  'declarant-system': ['declarations.submit', 'notices.read-own', 'draws.read'],
  'customs-system': ['declarations.submit', 'declarations.read', 'decisions.read', 'draws.read'],
  officer: [
    'declarations.read',
    'decisions.read',
    'parties.read',
    'declarations.reroute-stricter',
    'findings.record',
    'operations.read',
    'screening.ask',
    'screening.decide',
    'screening.read',
    'draws.read',
  ],
  chief: [
    'declarations.read',
    'decisions.read',
    'parties.read',
    'declarations.reroute-stricter',
    'declarations.reroute',
    'findings.record',
    'operations.read',
    'screening.ask',
    'screening.decide',
    'screening.read',
    'draws.read',
  ],
  analyst: [
    'declarations.read',
    'decisions.read',
    'parties.read',
    'operations.read',
    'screening.ask',
    'screening.decide',
    'screening.read',
    'profiles.read',
    'profiles.write',
    'rule-books.read',
    'draws.read',
  ],
  approver: [
    'declarations.read',
    'decisions.read',
    'parties.read',
    'operations.read',
    'screening.read',
    'profiles.read',
    'profiles.approve',
    'rule-books.read',
    'draws.read',
  ],
  manager: ['operations.read', 'draws.read'],
  auditor: [
    'declarations.read',
    'decisions.read',
    'parties.read',
    'operations.read',
    'screening.read',
    'profiles.read',
    'rule-books.read',
    'draws.read',
    'users.read',
    'audit.read',
  ],
  admin: ['profiles.import', 'users.read', 'users.write', 'draws.read'],
} as const satisfies Record<Role, readonly Right[]>;

const known = new WeakMap<readonly Role[], ReadonlySet<Right>>();

/** The rights that roles give together. */
export function rightsOf(held: readonly Role[]): ReadonlySet<Right> {
  let rights = known.get(held);
  if (rights === undefined) {
    rights = new Set(held.flatMap((role): readonly Right[] => rightsByRole[role]));
    known.set(held, rights);
  }
  return rights;
}
