import { describe, expect, it } from 'vitest';
import type { Declaration } from '../../domain/declaration.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Day, Moment } from '../../domain/moment.ts';
import { aDeclaration } from '../../domain/testing/a-declaration.ts';
import type { ReceivedDeclaration } from '../../identify/history/own-past.ts';
import { leftBefore } from './left-before.ts';

const references = { from: '2025-03-01' as Day, until: '2026-02-28' as Day };

/** A version of a day, which says so unless it says another. */
function versionOf(version: number, day: string, more: { lodged?: string; isWaiting?: boolean } = {}) {
  const { lodged = day, ...rest } = more;
  const lodgedAt = `${lodged}T09:00:00Z` as Moment;
  return { declaration: aDeclaration({ version, lodgedAt }), at: `${day}T09:00:00Z` as Moment, ...rest };
}

function foundOn(declaration: Declaration, riskAreas: readonly string[]) {
  const finding = { declarationId: declaration.id, result: 'violation', riskAreas } as unknown as Finding;
  return { finding, declaration, at: '2026-02-20T09:00:00Z' as Moment };
}

describe('the version that references may rest on', () => {
  it.each<readonly [string, readonly ReceivedDeclaration[], number | undefined]>([
    ['is none of a first version', [], undefined],
    ['is the one before', [versionOf(1, '2026-02-10')], 1],
    ['is the newest of several', [versionOf(1, '2026-02-10'), versionOf(2, '2026-02-12')], 2],
    ['is so though an older came after it', [versionOf(2, '2026-02-10'), versionOf(1, '2026-02-12')], 2],
    ['is the newest they knew of', [versionOf(1, '2026-02-10'), versionOf(2, '2026-03-01')], 1],
    ['is none that came on a day they do not rest on', [versionOf(1, '2026-03-01')], undefined],
    ['is none before their first day', [versionOf(1, '2026-02-10', { lodged: '2025-02-28' })], undefined],
    ['is none after their last day', [versionOf(1, '2026-02-10', { lodged: '2026-03-01' })], undefined],
    ['is none whose control is to come', [versionOf(1, '2026-02-10', { isWaiting: true })], undefined],
    ['is one whose control is over', [versionOf(1, '2026-02-10', { isWaiting: false })], 1],
  ])('%s', (_, versions, expected) => {
    expect(leftBefore({ versions, findings: [] }, references)?.version).toBe(expected);
  });

  it.each([
    [['undervaluation'], undefined],
    [['origin'], 1],
  ])('is none whose value officers found wrong: %j', (riskAreas, expected) => {
    const first = versionOf(1, '2026-02-10');
    const past = { versions: [first], findings: [foundOn(first.declaration, riskAreas)] };
    expect(leftBefore(past, references)?.version).toBe(expected);
  });
});
