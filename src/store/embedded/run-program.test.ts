import { expect, test } from 'vitest';
import { isRoot } from './is-root.ts';
import { runProgram } from './run-program.ts';

const node = (script: string) => ({ file: process.execPath, args: ['-e', script], options: {} });

test('what a program says and how it ends', async () => {
  expect(await runProgram(node('console.log(1); console.error(2)'), {})).toMatchObject({ ok: true });
  expect(await runProgram(node('console.error("no"); process.exit(3)'), {})).toEqual({
    ok: false,
    output: 'no',
  });
});

test('a program that is not there fails', async () => {
  const result = await runProgram({ file: '/nowhere/postgres', args: [], options: {} }, {});
  expect(result).toMatchObject({ ok: false, output: expect.stringContaining('ENOENT') });
});

test.skipIf(isRoot() || process.platform === 'win32')(
  'a program that may not become another user fails',
  async () => {
    const result = await runProgram({ ...node(''), options: { uid: 0 } }, {});
    expect(result).toMatchObject({ ok: false, output: expect.stringContaining('EPERM') });
  },
);
