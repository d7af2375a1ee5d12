import { describe, expect, it } from 'vitest';
import { importXml, readOne, readOneWithWarnings, wcoNamespace } from './testing/wco-messages.ts';

describe('what is left out', () => {
  it('is told once for each element of the model that is not known', async () => {
    const { warnings } = await readOneWithWarnings(
      importXml('\n<Colour><ID>no matter</ID></Colour>', '<Commodity><Taste/></Commodity>'),
    );
    expect(warnings.map(({ code, path, line, severity }) => [code, path, line, severity])).toEqual([
      ['unknown-key', '/Declaration/Colour', 2, 'warning'],
      [
        'unknown-key',
        '/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[1]/Commodity/Taste',
        2,
        'warning',
      ],
    ]);
  });

  it('is counted beyond the first twenty', async () => {
    const { warnings } = await readOneWithWarnings(importXml('<Colour/>'.repeat(5_000)));
    expect(warnings).toHaveLength(21);
    expect(warnings.at(-1)?.message).toBe('4980 more elements were left out.');
  });

  it('is not told of elements that the model knows, nor of other namespaces', async () => {
    const header =
      '<Authentication><Authentication>x</Authentication></Authentication>' +
      '<x:extension xmlns:x="urn:x"><TypeCode>EX</TypeCode></x:extension>' +
      '<x:TotalPackageQuantity xmlns:x="urn:x">7</x:TotalPackageQuantity>';
    const { declaration, warnings } = await readOneWithWarnings(importXml(header));
    expect([declaration.flow, declaration.totalPackages, warnings]).toEqual(['import', undefined, []]);
  });

  it('is the second of what stands once, and items of a second shipment are none of it', async () => {
    const twice = importXml('<TypeCode>EXA</TypeCode>').replace(
      '</Declaration>',
      '<GoodsShipment><GovernmentAgencyGoodsItem><SequenceNumeric>2</SequenceNumeric></GovernmentAgencyGoodsItem></GoodsShipment></Declaration>',
    );
    const { declaration, warnings } = await readOneWithWarnings(twice);
    expect(declaration.flow).toBe('import');
    expect(declaration.items.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(warnings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'too-many /Declaration/TypeCode',
      'too-many /Declaration/GoodsShipment',
    ]);
  });

  it('is the end of a text that no attribute has room for', async () => {
    const text = (await readOne(importXml(`<IssueLocationID>${'x'.repeat(5_000)}</IssueLocationID>`)))
      .attributes?.issueLocation;
    expect([text?.length, text?.at(-1)]).toEqual([4_096, '…']);
  });

  it('knows the namespace of this test', () => {
    expect(importXml()).toContain(wcoNamespace);
  });
});
