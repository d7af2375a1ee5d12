import type { NormalTold, ReferenceTold } from '../app/references/reference-told.ts';
import type { Band, ItemBands } from '../identify/values/item-bands.ts';

/** What references say of a commodity code, for a person. */
export function referenceLines(told: ReferenceTold): readonly string[] {
  const { references, currency, from, until, code, origin, normal, bands } = told;
  const of = origin === undefined ? 'of any origin' : `from ${origin}`;
  return [
    `${code} ${of}, by declarations of ${from} to ${until}`,
    ...(normal.length === 0 ? ['nothing is known of its value'] : []),
    ...normal.flatMap((each) => normalLines(each, currency)),
    ...bandLines(bands),
    `references ${references}`,
  ];
}

function normalLines(normal: NormalTold, currency: string): readonly string[] {
  const { per, median, p5, p25, p75, p95, places } = normal;
  return [
    '',
    `${short(median)} ${currency} per ${per}; half of all values ${short(p25)} – ${short(p75)}, nine in ten ${short(p5)} – ${short(p95)}`,
    `mostly by ${placeName(normal)}: ${normal.values} values`,
    ...places.map(
      (place) =>
        `  ${placeName(place).padEnd(20)} ${String(place.values).padStart(9)} values  ${short(place.median).padStart(10)}` +
        (place.code === '' ? '' : `  borrows as much as ${short(place.borrowed)} values tell`),
    ),
  ];
}

function placeName({ code, origin }: { readonly code: string; readonly origin?: string }): string {
  const goods = code === '' ? 'all goods' : code;
  return origin === undefined ? goods : `${goods} ${origin === '' ? 'without origin' : `from ${origin}`}`;
}

function bandLines({ grossToNet, kgPerPackage, kgPerUnit }: ItemBands): readonly string[] {
  const bands: readonly (readonly [string, Band | undefined])[] = [
    ['gross over net mass', grossToNet],
    ['kg per package', kgPerPackage],
    ['kg per unit', kgPerUnit],
  ];
  const lines = bands.flatMap(([name, band]) =>
    band === undefined
      ? []
      : [
          `${name}: ${short(band.low)} – ${short(band.high)}, mostly by ${band.values} values of ${band.level === 0 ? 'all goods' : `${band.level} digits`}`,
        ],
  );
  return lines.length === 0 ? [] : ['', ...lines, ''];
}

/** Three digits or so. */
function short(value: number): string {
  return String(Number(value.toPrecision(value >= 1_000 ? 4 : 3)));
}
