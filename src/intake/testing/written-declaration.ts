/** The smallest declaration that says something, and its item, as a sender would write them. */
export const writtenItem = { sequence: 1, commodityCode: '61091000', netMassKg: 12.5 };
export const writtenDeclaration = {
  id: 'A1',
  flow: 'import',
  office: '10',
  lodgedAt: '2026-03-01T09:30:00+05:00',
  items: [writtenItem],
};
