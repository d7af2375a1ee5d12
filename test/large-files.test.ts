import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { declarationJson, profileJson } from './running/declaration.ts';
import { tamga, temporaryFolder } from './running/tamga.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** More than four megabytes, above which a file is read by several threads; now and then a line is wrong. */
function largeFile(): string {
  const lines = Array.from({ length: 12_000 }, (_, index) => {
    const declaration = declarationJson(`L-${index}`);
    switch (index % 997) {
      case 10:
        return JSON.stringify({ ...declaration, items: [{ sequence: 1, netMassKg: -5 }] });
      case 20:
        return '{"id":';
      case 30:
        return '';
      case 40:
        return JSON.stringify({ ...declaration, exportCountry: 'XI', unknownHere: 1 });
      case 50:
        return JSON.stringify({ ...declaration, attributes: { note: 'x'.repeat(3_000) } });
      default:
        return JSON.stringify({ ...declaration, attributes: { note: 'x'.repeat(200) } });
    }
  });
  return lines.join('\r\n');
}

const profiles = folder.file('profiles.json');
const input = folder.file('large.ndjson');
writeFileSync(profiles, JSON.stringify([profileJson('P-1', '8517')]));
writeFileSync(input, largeFile());

test.each([
  ['convert', []],
  ['match', ['--profiles', profiles]],
  ['decide', ['--profiles', profiles, '--seed', '7']],
])('%s writes and tells of a large file what it does of standard input', async (command, more) => {
  const run = async (from: string, stdin: string) => {
    const rejects = folder.file('rejects.ndjson');
    const options = ['--max-record-bytes', '2500', '--rejects', rejects, '--json'];
    const done = await tamga([command, '--in', from, ...more, ...options], stdin);
    return {
      ...done,
      stderr: done.stderr.replaceAll(`"${from}"`, '"in"'),
      rejects: readFileSync(rejects, 'utf8'),
    };
  };
  const byThreads = await run(input, '');
  const streamed = await run('-', readFileSync(input, 'utf8'));
  expect(byThreads.code).toBe(3);
  expect(byThreads.stdout.split('\n').length).toBeGreaterThan(11_900);
  expect(byThreads.stdout === streamed.stdout).toBe(true);
  expect(byThreads.stderr.split('\n')).toEqual(streamed.stderr.replaceAll('"stdin"', '"in"').split('\n'));
  expect(byThreads.rejects).toBe(streamed.rejects.replaceAll('"stdin"', `"${input}"`));
});
