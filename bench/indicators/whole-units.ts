import type { Declaration } from '../../src/domain/declaration.ts';
import type { NamedLists } from '../../src/domain/rule-book.ts';
import type { TrafficScenario } from '../../src/simulate/traffic/traffic-scenario.ts';

/** Below it and above the same share from the top no mass of a unit counts as usual. */
const tailShare = 0.05;
/** Fewer declarations of whole units tell nothing of their mass. */
const leastDeclared = 20;

/**
 * What whole units of the goods weigh that parts stand for in the tariff, as their own declarations say: parts whose
 * whole unit bears a higher duty, by the words of the tariff and the headings that are mistaken for each other.
 */
export class WholeUnits {
  /** The commodity code of the parts, by that of the whole unit. */
  readonly #partsOf: ReadonlyMap<string, string>;
  readonly #kgPerUnit = new Map<string, number[]>();

  constructor({ goodsClasses }: TrafficScenario) {
    const goods = goodsClasses.flatMap(({ commodities }) => commodities);
    const parts = new Map(
      goods.filter(({ text }) => /\bparts\b/i.test(text)).map((one) => [one.code, one] as const),
    );
    this.#partsOf = new Map(
      goods.flatMap(({ code, neighbour, dutyPercent }): readonly (readonly [string, string])[] => {
        const part = neighbour === undefined ? undefined : parts.get(neighbour);
        return part !== undefined && part.dutyPercent < dutyPercent ? [[code, part.code]] : [];
      }),
    );
  }

  add({ items }: Declaration): void {
    for (const { commodityCode, netMassKg, quantity } of items) {
      const parts = this.#partsOf.get(commodityCode ?? '');
      if (parts === undefined || netMassKg === undefined || !quantity || !(quantity.value > 0)) continue;
      const heading = parts.slice(0, 4);
      const masses = this.#kgPerUnit.get(heading) ?? [];
      this.#kgPerUnit.set(heading, masses);
      masses.push(netMassKg / quantity.value);
    }
  }

  lists(): NamedLists {
    const bands = [...this.#kgPerUnit]
      .filter(([, masses]) => masses.length >= leastDeclared)
      .map(([heading, masses]) => ({ heading, sorted: [...masses].sort((a, b) => a - b) }));
    if (bands.length === 0) return {};
    const at = (share: number) =>
      bands.map(({ heading, sorted }) => ({
        value: heading,
        is: Number((sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toPrecision(3)),
      }));
    return {
      PARTS: [...new Set([...this.#partsOf.values()].map((code) => code.slice(0, 6)))],
      'whole-unit-kg-low': at(tailShare),
      'whole-unit-kg-high': at(1 - tailShare),
    };
  }
}
