import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { UnreadableStream, unpacked } from './decompress.ts';
import { bytesOf, collected, limitsWith } from './testing/byte-streams.ts';

const limits = limitsWith({ expansion: 10, expansionFreeBytes: 10_000 });
const text = 'Ўзбекистон\n'.repeat(300);

const read = async (content: Uint8Array, sizes: readonly number[] = []) =>
  Buffer.concat(await collected(unpacked(bytesOf(content, sizes), 'in.gz', limits))).toString();

/** What came out before the stream broke, and its problem. */
async function broken(content: Uint8Array, sizes: readonly number[] = []) {
  const parts: Uint8Array[] = [];
  try {
    for await (const chunk of unpacked(bytesOf(content, sizes), 'in.gz', limits)) parts.push(chunk);
  } catch (error) {
    if (error instanceof UnreadableStream)
      return { bytes: Buffer.concat(parts).length, problem: error.problem };
    throw error;
  }
  return { bytes: Buffer.concat(parts).length, problem: undefined };
}

describe('bytes that are not packed', () => {
  it.each([[''], ['a'], ['ab'], ['{"id":"A"}'], ['\u001f']])('%j come as they are', async (content) => {
    expect(await read(Buffer.from(content), [1, 1, 1])).toBe(content);
  });
});

describe('gzip', () => {
  it('is unpacked, whatever its chunks', async () => {
    const packed = gzipSync(text);
    for (const sizes of [[], [1], [1, 1], [2], [5, 1, 7], Array.from({ length: packed.length }, () => 1)]) {
      expect(await read(packed, sizes)).toBe(text);
    }
  });

  it('may have several members', async () => {
    expect(await read(Buffer.concat([gzipSync('first\n'), gzipSync('second\n')]), [3, 40])).toBe(
      'first\nsecond\n',
    );
  });

  it('may hold nothing', async () => {
    expect(await read(gzipSync(''))).toBe('');
  });

  it.each([1, 5, 12, 60])('cut off by its last %i bytes is truncated', async (cut) => {
    const packed = gzipSync(text);
    expect((await broken(packed.subarray(0, packed.length - cut))).problem).toMatchObject({
      source: 'in.gz',
      path: '',
      code: 'truncated',
    });
  });

  it('with a byte changed is truncated', async () => {
    const packed = Buffer.from(gzipSync(text));
    packed[packed.length - 6] = (packed.at(-6) ?? 0) ^ 0xff;
    expect((await broken(packed)).problem?.code).toBe('truncated');
  });

  it('that is no gzip after its first bytes is truncated', async () => {
    expect((await broken(Buffer.from([0x1f, 0x8b, 0x00, 0x01, 0x02]))).problem?.code).toBe('truncated');
    expect((await broken(Buffer.from([0x1f, 0x8b]))).problem?.code).toBe('truncated');
  });
});

describe('a bomb', () => {
  it('is stopped soon after the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(5_000_000));
    const { bytes, problem } = await broken(
      bomb,
      Array.from({ length: 100 }, () => 512),
    );
    expect(problem).toMatchObject({ source: 'in.gz', path: '', code: 'expands-too-far' });
    expect(bytes).toBeLessThan(500_000);
  });

  it('is none while it stays below the free size', async () => {
    expect(await broken(gzipSync(Buffer.alloc(10_000)))).toEqual({ bytes: 10_000, problem: undefined });
    expect((await broken(gzipSync(Buffer.alloc(10_001)))).problem?.code).toBe('expands-too-far');
  });

  it('is none while it keeps its proportion', async () => {
    const noise = (index: number) => createHash('sha256').update(String(index)).digest();
    const content = Buffer.concat(
      Array.from({ length: 1_000 }, (_, index) => Buffer.alloc(100, noise(index))),
    );
    expect(await broken(gzipSync(content))).toEqual({ bytes: 100_000, problem: undefined });
  });
});

describe('the source', () => {
  it('is closed when the reader has had enough', async () => {
    for (const content of [Buffer.from(text), gzipSync(text)]) {
      let isClosed = false;
      const source = (async function* () {
        try {
          for (;;) yield content.subarray(0, 100);
        } finally {
          isClosed = true;
        }
      })();
      const stream = unpacked(source, 'in', limitsWith());
      await stream.next();
      await stream.return(undefined);
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(isClosed).toBe(true);
    }
  });

  it('may break, and that is not the content’s fault', async () => {
    const source = (async function* () {
      yield Buffer.from('abc');
      throw new Error('the disk is gone');
    })();
    await expect(collected(unpacked(source, 'in', limits))).rejects.toThrow('the disk is gone');
  });
});
