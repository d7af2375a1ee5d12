import { describe, expect, test } from 'vitest';
import { findingShape } from '../../domain/finding-shape.ts';
import { defaultLimits } from '../../intake/limits.ts';
import { ShapeReader } from '../../intake/read-shape.ts';
import { generateTraffic } from './generate-traffic.ts';
import { schemes } from './schemes/schemes.ts';
import { exampleScenario } from './testing/example-scenario.ts';

const scenario = exampleScenario();
const many = [...generateTraffic(scenario, { seed: 4, declarations: 30_000 })];
const inspected = many.filter(({ finding }) => finding !== undefined);

describe('findings of the past', () => {
  test('are there for the selected, and for nobody else', () => {
    for (const { selection, finding } of many) expect(finding === undefined).toBe(selection === undefined);
    expect(inspected.length / many.length).toBeGreaterThan(0.05);
    expect(inspected.length / many.length).toBeLessThan(0.12);
  });

  test('are well formed, and speak of their own declaration', () => {
    for (const { declaration, finding } of inspected) {
      const reader = new ShapeReader({ source: 'generated' }, defaultLimits.nesting);
      expect(reader.read(findingShape, finding)).toEqual(finding);
      expect([...reader.problems, ...reader.warnings]).toEqual([]);
      expect(finding?.declarationId).toBe(declaration.id);
      expect(finding?.version ?? 1).toBe(declaration.version ?? 1);
    }
  });

  test('come after the lodgement', () => {
    for (const { declaration, finding } of inspected) {
      expect(Date.parse(finding!.inspectedAt)).toBeGreaterThan(Date.parse(declaration.lodgedAt));
    }
  });

  test('name violations only where there is one, and miss some', () => {
    const ofViolating = inspected.filter(({ truth }) => truth.violating);
    for (const { truth, finding } of inspected) {
      if (finding?.result !== 'violation') continue;
      expect(truth.scheme).toBeDefined();
      expect(finding.riskAreas).toEqual([schemes[truth.scheme!].riskArea]);
      expect(finding.revenueRecovered).toEqual(truth.evadedRevenue);
    }
    const found = ofViolating.filter(({ finding }) => finding?.result === 'violation').length;
    expect(found / ofViolating.length).toBeGreaterThan(0.3);
    expect(found / ofViolating.length).toBeLessThan(0.75);
  });

  test('note small mistakes of the honest', () => {
    const honest = inspected.filter(({ truth }) => !truth.violating);
    const mistaken = honest.filter(({ finding }) => finding?.result === 'discrepancy').length;
    expect(Math.abs(mistaken / honest.length - scenario.pastControl.discrepancyShare)).toBeLessThan(0.015);
  });

  test('exaggerate, because the suspicious were chosen', () => {
    const hitRate = (by: 'random' | 'signs'): number => {
      const chosen = inspected.filter(({ selection }) => selection?.by === by);
      return chosen.filter(({ finding }) => finding?.result === 'violation').length / chosen.length;
    };
    expect(hitRate('signs')).toBeGreaterThan(2 * hitRate('random'));
    expect(hitRate('random')).toBeLessThan(scenario.violationRate);
  });

  test('have recorded probabilities that undo the choice', () => {
    // Horvitz and Thompson: each selected declaration stands for as many as it was improbable.
    const selected = many.filter(({ selection }) => selection !== undefined);
    const total = selected.reduce((sum, { selection }) => sum + 1 / selection!.probability, 0);
    expect(Math.abs(total / many.length - 1)).toBeLessThan(0.15);
    const violating = selected.reduce(
      (sum, { selection, truth }) => sum + Number(truth.violating) / selection!.probability,
      0,
    );
    expect(Math.abs(violating / many.length - scenario.violationRate)).toBeLessThan(0.015);
  });

  test('are by officers of the office', () => {
    for (const { declaration, finding } of inspected) {
      for (const officer of finding!.officers) expect(officer).toContain(`-${declaration.office}-`);
    }
  });
});
