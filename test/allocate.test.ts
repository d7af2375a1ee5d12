import { writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const problem = {
  resources: [{ id: 'examination hours', capacity: 4 }],
  candidates: [
    { id: 'D1', plans: [{ id: 'physical-examination', value: 900, uses: { 'examination hours': 2 } }] },
    { id: 'D2', plans: [{ id: 'physical-examination', value: 700, uses: { 'examination hours': 2 } }] },
    { id: 'D3', plans: [{ id: 'physical-examination', value: 400, uses: { 'examination hours': 2 } }] },
    { id: 'D4', plans: [{ id: 'document-check', value: -5, uses: {} }] },
  ],
};

test('allocate tells who is controlled, and what an hour is worth', async () => {
  const file = folder.file('plan.json');
  writeFileSync(file, JSON.stringify(problem));
  const run = await tamga(['allocate', '--in', file, '--json']);
  expect([run.code, run.stderr]).toEqual([0, '']);
  const told = JSON.parse(run.stdout);
  expect(told).toMatchObject({
    chosen: { D1: 'physical-examination', D2: 'physical-examination' },
    value: 1600,
    method: 'lagrangian',
  });
  expect(told.gap).toBeLessThanOrEqual(0.001);
  expect(told.prices['examination hours']).toBeGreaterThanOrEqual(200);
  expect(told.prices['examination hours']).toBeLessThanOrEqual(350);
  const words = await tamga(['allocate', '--in', '-'], JSON.stringify(problem));
  expect(words.stdout).toMatch(
    /^2 of 4 are controlled, worth 1600;\n.*\nOne more of each is worth:\n {2}examination hours: \d/,
  );
});

test('allocate refuses what cannot be, by name', async () => {
  const must = problem.candidates.map((each) => ({ ...each, mandatory: each.plans[0]?.id }));
  const beyond = await tamga(['allocate', '--in', '-'], JSON.stringify({ ...problem, candidates: must }));
  expect([beyond.code, beyond.stdout]).toEqual([2, '']);
  expect(beyond.stderr).toContain('Mandatory controls take more than there is of examination hours by 2.');
  const broken = await tamga(
    ['allocate', '--in', '-', '--json'],
    JSON.stringify({ ...problem, resources: [] }),
  );
  expect(broken.code).toBe(2);
  expect(broken.stderr).toContain('/candidates/0/plans/0/uses/examination hours');
  expect((await tamga(['allocate', '--in', '-', '--gap', '2'], '{}')).code).toBe(2);
});
