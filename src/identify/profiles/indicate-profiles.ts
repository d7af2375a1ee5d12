import type { Declaration } from '../../domain/declaration.ts';
import type { GoodsItem } from '../../domain/goods-item.ts';
import type { IndicatorResult } from '../../domain/indicator-result.ts';
import type { Settings } from '../../domain/settings.ts';
import { type CompiledProfiles, matchProfiles, type ProfileMatch } from './compile-profiles.ts';
import type { CompiledProfile } from './compiled-profile.ts';
import type { Field } from './field.ts';

/** Items whose values are written into the evidence; more would bury the officer, and the store. */
const evidenceItems = 10;

/** What the profiles say of a declaration, in the order of their ids: the order of a rule book means nothing. */
export function indicateProfiles(
  compiled: CompiledProfiles,
  declaration: Declaration,
  settings: Settings,
): readonly IndicatorResult[] {
  return matchProfiles(compiled, declaration)
    .map((match) => indicatorResult(match, declaration, settings))
    .sort((a, b) => (a.reason.id < b.reason.id ? -1 : 1));
}

function indicatorResult(match: ProfileMatch, declaration: Declaration, settings: Settings): IndicatorResult {
  const { profile } = match.profile;
  return {
    reason: {
      kind: 'profile',
      id: profile.id,
      riskArea: profile.riskArea,
      ...(match.items.length > 0 && { items: match.items }),
      weight: profile.then.likelihood ?? settings.defaultLikelihoods[profile.then.lane ?? 'green'],
      text: profile.name,
      evidence: evidenceOf(match, declaration),
    },
    outcome: profile.then,
  };
}

/** The declared values the condition spoke of: what an officer can check, never the threshold. */
function evidenceOf(
  { profile, items }: ProfileMatch,
  declaration: Declaration,
): Readonly<Record<string, unknown>> {
  const header = profile.fields.filter((field) => field.scope === 'header');
  const itemFields = profile.fields.filter((field) => field.scope === 'item');
  const satisfied = declaration.items
    .filter((item) => items.includes(item.sequence))
    .sort((a, b) => a.sequence - b.sequence)
    .slice(0, evidenceItems);
  return {
    ...valuesOf(header, declaration, undefined),
    ...(satisfied.length > 0 && {
      items: satisfied.map((item) => ({
        sequence: item.sequence,
        ...valuesOf(itemFields, declaration, item),
      })),
    }),
  };
}

function valuesOf(
  fields: CompiledProfile['fields'],
  declaration: Declaration,
  item: GoodsItem | undefined,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.map((field) => [field.path, writtenValue(field, declaration, item)]));
}

/** The value as an officer would write it; null where the condition asked for an absence. */
function writtenValue(field: Field, declaration: Declaration, item: GoodsItem | undefined): unknown {
  const value = field.read(declaration, item);
  if (value === undefined) return null;
  return field.type === 'moment' && typeof value === 'number' ? new Date(value).toISOString() : value;
}
