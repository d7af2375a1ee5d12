import { expect, it } from 'vitest';
import type { Problem } from '../../../src/server/api.ts';
import { placedProblems } from './placed-problems.ts';
import { emptyDraft, inText, type ProfileDraft } from './profile-draft.ts';
import { newGroup, newRow } from './written-condition.ts';

const [first, second] = [newRow(), newRow()];
const inner = newGroup('any', [second]);
const root = newGroup('all', [first, inner]);
const sent: ProfileDraft = { ...emptyDraft(), name: 'Tyres', criterion: { kind: 'rows', root } };
const problem = (path: string): Problem => ({
  source: 'request',
  path,
  code: 'value-type',
  message: `at ${path}`,
});

it('a problem stands where it is about, until that is written anew', () => {
  const placed = placedProblems(
    ['/name', '/offices/1', '/then/measures/0', '/when/all/0/op', '/when/all/1/any', '/other'].map(problem),
    sent,
  );
  expect(placed.ofInput('name', sent)).toEqual(['at /name']);
  expect(placed.ofInput('name', { ...sent, name: 'Winter tyres' })).toEqual([]);
  expect(placed.ofInput('offices', sent)).toEqual(['at /offices/1']);
  expect(placed.ofInput('otherMeasures', sent)).toEqual(['at /then/measures/0']);
  expect(placed.ofNode(first)).toEqual([{ part: 'op', message: 'at /when/all/0/op' }]);
  expect(placed.ofNode({ ...first })).toEqual([]);
  expect(placed.ofNode(inner)).toEqual([{ part: 'whole', message: 'at /when/all/1/any' }]);
  expect(placed.ofNode(root)).toEqual([]);
  expect(placed.elsewhere.map(({ path }) => path)).toEqual(['/other']);
});

it('of a criterion in text every problem stands beneath it, with its place', () => {
  const inTextSent = { ...sent, criterion: inText({ all: [] }) };
  const placed = placedProblems(['/when', '/whenever', '/when/all'].map(problem), inTextSent);
  expect(placed.ofText(inTextSent).map(({ path }) => path)).toEqual(['/when', '/when/all']);
  expect(placed.ofText({ ...inTextSent, criterion: inText({ any: [] }) })).toEqual([]);
  expect(placed.elsewhere.map(({ path }) => path)).toEqual(['/whenever']);
});
