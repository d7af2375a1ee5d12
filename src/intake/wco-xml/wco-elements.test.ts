import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { childById, declarationElement, isAttribute, type WcoElement } from './wco-elements.ts';

const table = fileURLToPath(new URL('../../../../shared/domain/wco-dm36-elements.tsv', import.meta.url));

/** Every element below, as `path id repeats`. */
function pathsBelow(element: WcoElement, path: string): readonly string[] {
  return [...element.children.values()].flatMap((child) => [
    `${path}/${child.name} ${child.id} ${child.repeats}`,
    ...pathsBelow(child, `${path}/${child.name}`),
  ]);
}

describe('the elements of a declaration', () => {
  it.skipIf(!existsSync(table))(
    'are those of the table of the WCO Data Model 3.6, and the shipment’s procedure',
    () => {
      const rows = readFileSync(table, 'utf8').trim().split('\n').slice(1);
      const expected = rows.map((row) => {
        const [path, id, , , , maximum] = row.split('\t');
        return `${path} ${id} ${maximum !== '1'}`;
      });
      const own = pathsBelow(declarationElement, 'Declaration');
      const ours = own.filter((path) => !path.startsWith('Declaration/GoodsShipment/GovernmentProcedure'));
      expect(expected).toHaveLength(459);
      expect([...ours].sort()).toEqual([...expected].sort());
      expect(own.length - ours.length).toBe(3);
    },
  );

  it('are found by the number or tag that amendments point with', () => {
    const shipment = childById(declarationElement, '67A');
    const item = shipment && childById(shipment, '68A');
    expect([shipment?.name, item?.name, item?.repeats]).toEqual([
      'GoodsShipment',
      'GovernmentAgencyGoodsItem',
      true,
    ]);
    expect(item && childById(item, '108')?.name).toBe('CustomsValueAmount');
    expect(childById(declarationElement, '99Z')).toBeUndefined();
    expect(childById(declarationElement, '')).toBeUndefined();
  });

  it('never share a number among siblings, so that a pointer has one meaning', () => {
    const check = (element: WcoElement): void => {
      const ids = [...element.children.values()].map(({ id }) => id).filter((id) => id !== '');
      expect(new Set(ids).size).toBe(ids.length);
      for (const child of element.children.values()) check(child);
    };
    check(declarationElement);
  });

  it('are classes with children, or attributes with a value', () => {
    expect(isAttribute(declarationElement)).toBe(false);
    expect(declarationElement.children.get('ID')).toMatchObject({ id: 'D014', repeats: false });
    const address = declarationElement.children.get('Exporter')?.children.get('Address');
    expect([...(address?.children.keys() ?? [])]).toContain('PostcodeID');
  });
});
