import { describe, expect, it } from 'vitest';
import { compileRuleBook } from '../../compiled-rule-book.ts';
import { defaultSettings, type Settings } from '../../domain/settings.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import { aProfile } from '../../domain/testing/a-profile.ts';
import { Backtest } from './backtest.ts';
import { declaredRow } from './past-row.ts';
import { concernsIn, inShort } from './red-share.ts';
import { writeReport } from './write-report.ts';

/** A thousand a flow and unit of `size`; the first so many of each flow match. */
function concern(
  { imports, exports, size = 1_000 }: { imports: number; exports: number; size?: number },
  settings: Partial<Settings> = {},
  then: object = { lane: 'red' },
  { isComplete = true, flow }: { isComplete?: boolean; flow?: 'import' | 'transit' } = {},
) {
  const all = { ...defaultSettings, ...settings };
  const candidate = aProfile({
    when: { field: 'importer.id', op: 'exists' },
    then,
    ...(flow !== undefined && { flow }),
  });
  const backtest = new Backtest({
    candidates: [candidate],
    inForce: compileRuleBook({ profiles: [], lists: {}, settings: all }),
    secret: 'draws',
  });
  for (const [flow, matching] of [
    ['import', imports],
    ['export', exports],
  ] as const)
    for (let number = 0; number < size; number++)
      backtest.add({
        row: declaredRow(
          aDeclaration({ id: `${flow}-${number}`, flow, importer: number < matching ? { id: 'T' } : {} }),
        ),
        findings: [],
      });
  const report = writeReport(backtest, { at: '2026-03-01T00:00:00Z', source: 'store', isComplete });
  return concernsIn(report, [{ profile: candidate, name: 'it' }], all)[0];
}

describe('a share of red that wants to be confirmed', () => {
  it.each([
    [{ imports: 50, exports: 50 }, {}, undefined],
    [{ imports: 51, exports: 0 }, {}, 'import'],
    [{ imports: 0, exports: 90 }, {}, 'export'],
    [{ imports: 51, exports: 0 }, { maximumRedShareOfProfile: 0.06 }, undefined],
    [{ imports: 1, exports: 0 }, { maximumRedShareOfProfile: 0 }, 'import'],
    // Each direction alone is too short a history, and both together are long enough.
    [{ imports: 500, exports: 0, size: 600 }, {}, 'declarations'],
    [{ imports: 400, exports: 400, size: 400 }, {}, undefined],
  ])('%j at %j: %s', (matching, settings, of) => {
    const found = concern(matching, settings);
    expect(found?.code).toBe(of === undefined ? undefined : 'too-much-to-red');
    if (of !== undefined) expect(found?.message).toContain(of);
  });

  it('is told of twenty profiles one by one, and of more as a count of each kind', () => {
    const codes = ['too-much-to-red', 'too-little-read'] as const;
    const of = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        code: codes[index % 2] ?? codes[0],
        message: `${index}`,
      }));
    expect(inShort(of(20))).toEqual(of(20));
    expect(inShort(of(23))).toEqual([
      ...of(20),
      { code: 'too-much-to-red', message: 'So it is with 2 more.' },
      { code: 'too-little-read', message: 'So it is with 1 more.' },
    ]);
  });

  it('says the figures', () => {
    expect(concern({ imports: 100, exports: 0 })?.message).toBe(
      'Of the last 1,000 import declarations it would send 10 % (8.3 % to 12 %) to red; one profile may send 5 % there.',
    );
  });

  it('counts what its lane is applied to, not what it matches', () => {
    expect(concern({ imports: 1_000, exports: 1_000 }, {}, { lane: 'yellow' })).toBeUndefined();
    expect(
      concern({ imports: 1_000, exports: 1_000 }, {}, { lane: 'red', selectionRate: 0.01 }),
    ).toBeUndefined();
    expect(
      concern({ imports: 1_000, exports: 1_000 }, {}, { lane: 'red', selectionRate: 0.2 }),
    ).toBeDefined();
  });

  it.each([
    [{ size: 499 }, undefined, 'only 998 declarations were read in time.'],
    [{ size: 0 }, undefined, 'only 0 declarations were read in time.'],
    [{ size: 500 }, undefined, undefined],
    // What it speaks of may be little of what was read.
    [{ size: 999 }, 'import', 'only 999 import declarations were read in time.'],
    [{ size: 1_000 }, 'import', undefined],
    [{ size: 5_000 }, 'transit', 'only 0 transit declarations were read in time.'],
  ] as const)(
    'of a history that was not read whole, %j of each direction read, for %s: %s',
    (size, flow, told) => {
      const matching = { imports: 0, exports: 0, ...size };
      const of = { ...(flow !== undefined && { flow }) };
      const found = concern(matching, {}, undefined, { isComplete: false, ...of });
      expect(found?.code).toBe(told === undefined ? undefined : 'too-little-read');
      if (told !== undefined) expect(found?.message).toContain(`Of the last 90 days ${told}`);
      expect(concern(matching, {}, undefined, of)).toBeUndefined();
    },
  );
});
