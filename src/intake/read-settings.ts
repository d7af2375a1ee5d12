import type { Parsed, Problem } from '../domain/problem.ts';
import { defaultSettings, type Settings } from '../domain/settings.ts';
import { settingsShape } from '../domain/settings-shape.ts';
import { defaultLimits } from './limits.ts';
import { type Place, problemAt } from './problems.ts';
import { ShapeReader } from './read-shape.ts';

/** Settings as given, over the defaults. A key nobody knows is refused: a setting must not be ignored. */
export function readSettings(value: unknown, place: Place): Parsed<Settings> {
  const reader = new ShapeReader(place, defaultLimits.nesting);
  const given = (reader.read(settingsShape, value) ?? {}) as Partial<Settings>;
  const problems: Problem[] = [
    ...reader.problems,
    ...reader.warnings.map(({ severity: _, ...rest }) => rest),
  ];
  const settings: Settings = {
    ...defaultSettings,
    ...given,
    defaultOffice: { ...defaultSettings.defaultOffice, ...given.defaultOffice },
  };
  problems.push(...contradictions(settings, place));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: settings, warnings: [] };
}

function contradictions(settings: Settings, place: Place): readonly Problem[] {
  const problems: Problem[] = [];
  const { lanePrecedence, likelihoodBands, revenueBands } = settings;
  if (new Set(lanePrecedence).size !== 4 || lanePrecedence[3] !== 'green') {
    const message = 'Name each lane once, the strictest first and green last.';
    problems.push(problemAt(place, ['lanePrecedence'], 'not-a-choice', message));
  }
  if (likelihoodBands.likely > likelihoodBands.highlyLikely) {
    problems.push(problemAt(place, ['likelihoodBands'], 'out-of-range', 'likely lies above highlyLikely.'));
  }
  for (const [currency, { moderate, major, severe }] of Object.entries(revenueBands)) {
    if (moderate <= major && major <= severe) continue;
    problems.push(problemAt(place, ['revenueBands', currency], 'out-of-range', 'The bands do not rise.'));
  }
  return problems;
}
