/** A declaration as a clearance system would post it. */
export function declarationJson(
  id: string,
  changes: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    id,
    flow: 'import',
    office: '27001',
    lodgedAt: '2026-03-01T09:30:00+05:00',
    importer: { id: '301234567', name: 'Example Trade' },
    exportCountry: 'CN',
    items: [
      {
        sequence: 1,
        commodityCode: '8517130000',
        description: 'Smartphones',
        originCountry: 'CN',
        netMassKg: 120,
        grossMassKg: 150,
        packages: 10,
        dutyRatePercent: 0,
        itemPrice: { amount: '18000', currency: 'USD' },
      },
    ],
    ...changes,
  };
}

/** A profile that matches by the first digits of the commodity code. */
export function profileJson(
  id: string,
  code: string,
  then: Readonly<Record<string, unknown>> = { lane: 'yellow' },
): Readonly<Record<string, unknown>> {
  return {
    id,
    name: `Goods of ${code}`,
    riskArea: 'misclassification',
    when: { field: 'item.commodityCode', op: 'startsWith', value: code },
    then,
  };
}
