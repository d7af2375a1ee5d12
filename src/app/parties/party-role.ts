/** In what part a party is looked up; the history keeps a past of each apart. */
export const partyRoles = ['importer', 'exporter', 'declarant', 'carrier', 'consignee'] as const;
export type PartyRole = (typeof partyRoles)[number];
