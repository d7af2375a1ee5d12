import { hasProfile, type LibraryRow, type ProfileRow, type TemplateRow } from './library-row.ts';
import { classificationRows } from './rows/classification.ts';
import { containerRows } from './rows/container.ts';
import { highValueRows } from './rows/high-value.ts';
import { intelligenceRows } from './rows/intelligence.ts';
import { originRows } from './rows/origin.ts';
import { paperRows } from './rows/papers.ts';
import { partyRows } from './rows/parties.ts';
import { prohibitedRows } from './rows/prohibited.ts';
import { propertyRows } from './rows/property.ts';
import { regimeRows } from './rows/regimes.ts';
import { routeRows } from './rows/route.ts';
import { splittingRows } from './rows/splitting.ts';
import { transitRows } from './rows/transit.ts';
import { valueRows } from './rows/undervaluation.ts';
import { weightRows } from './rows/weight.ts';

/** Indicators of risk to begin with: nearly all of them as profiles, the others with why they are none. */
export const library: readonly LibraryRow[] = [
  ...valueRows,
  ...classificationRows,
  ...originRows,
  ...partyRows,
  ...routeRows,
  ...transitRows,
  ...weightRows,
  ...containerRows,
  ...prohibitedRows,
  ...propertyRows,
  ...splittingRows,
  ...regimeRows,
  ...highValueRows,
  ...paperRows,
  ...intelligenceRows,
];

/** The rows that have a profile to be drafted. */
export const rowsWithProfile: readonly (ProfileRow | TemplateRow)[] = library.filter(hasProfile);
