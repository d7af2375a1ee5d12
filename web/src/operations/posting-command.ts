/** A command line that posts a small declaration to this server. */
export function postingCommand(origin: string, now: Date): string {
  const declaration = {
    id: 'EXAMPLE-1',
    flow: 'import',
    office: '26001',
    lodgedAt: `${now.toISOString().slice(0, 19)}Z`,
    importer: { id: '301234567', name: 'Example Trade' },
    items: [
      {
        sequence: 1,
        commodityCode: '8517130000',
        originCountry: 'CN',
        netMassKg: 120,
        itemPrice: { amount: '18000', currency: 'USD' },
      },
    ],
  };
  return [
    `curl -X POST ${origin}/api/v1/declarations \\`,
    `  -H 'Authorization: Bearer TOKEN' -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify(declaration)}'`,
  ].join('\n');
}
