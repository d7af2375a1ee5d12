import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { linesOf } from '../../intake/lines.ts';
import { linesInRange } from './lines-in-range.ts';

const folder = mkdtempSync(join(tmpdir(), 'tamga-ranges-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Told = readonly [number: number, text: string | undefined];

const textOf = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : Buffer.from(bytes).toString('latin1');

async function streamed(text: string, maximumBytes: number): Promise<readonly Told[]> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text, 'latin1');
  }
  const told: Told[] = [];
  for await (const line of linesOf(bytes(), maximumBytes)) told.push([line.number, textOf(line.bytes)]);
  return told;
}

/** The lines of every range, numbered through the file. */
function ranged(text: string, maximumBytes: number, rangeBytes: number): readonly Told[] {
  const file = join(folder, 'lines');
  writeFileSync(file, text, 'latin1');
  const descriptor = openSync(file, 'r');
  const told: Told[] = [];
  for (let start = 0; start < text.length; start += rangeBytes) {
    const range = { start, end: Math.min(text.length, start + rangeBytes) };
    const before = told.length;
    for (const line of linesInRange(descriptor, range, maximumBytes))
      told.push([before + line.number, textOf(line.bytes)]);
  }
  closeSync(descriptor);
  return told;
}

describe('the ranges of a file give its lines, each once and in order', () => {
  it('wherever they are cut', async () => {
    const text = fc
      .array(fc.constantFrom('\n', '\r\n', '\r', 'a', 'bc', '{"id":1}', 'x'.repeat(40)), { maxLength: 40 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 50 }),
        async (...given) => {
          const [content, rangeBytes, maximumBytes] = given;
          expect(ranged(content, maximumBytes, rangeBytes)).toEqual(await streamed(content, maximumBytes));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('a line may be longer than a read, and longer than a range', async () => {
    const long = 'y'.repeat(700_000);
    const text = `a\n${long}\n\nb\r\n${long}`;
    const whole = await streamed(text, 1_000_000);
    expect(ranged(text, 1_000_000, 262_144)).toEqual(whole);
    expect(ranged(text, 1_000_000, 100_000)).toEqual(whole);
    expect(ranged(text, 500_000, 262_144)).toEqual(await streamed(text, 500_000));
  });
});
