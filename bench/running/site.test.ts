import { existsSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Site } from './site.ts';

test('takes everything down, the last first, whatever fails', async () => {
  const site = new Site();
  const order: string[] = [];
  const folder = site.folder();
  writeFileSync(`${folder}/file`, '');
  site.onLeaving(async () => {
    order.push(existsSync(folder) ? 'folder is there' : 'folder is gone');
  });
  site.onLeaving(async () => {
    order.push('fails');
    throw new Error('on purpose');
  });
  await Promise.all([site.leave(), site.leave()]);
  expect(order).toEqual(['fails', 'folder is there']);
  expect(existsSync(folder)).toBe(false);
});

test('takes down at once what is set up after it was left', async () => {
  const site = new Site();
  await site.leave();
  const folder = site.folder();
  await site.leave();
  expect(existsSync(folder)).toBe(false);
});
