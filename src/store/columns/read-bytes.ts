import { closeSync, openSync, readSync } from 'node:fs';

/** More than two gigabytes are not read in one call. */
const mostAtOnce = 1_073_741_824;

/** Fills bytes from a place of a file on; throws where the file ends before. */
export function readBytes(file: string, at: number, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'r');
  try {
    for (let filled = 0; filled < bytes.length; ) {
      const length = Math.min(mostAtOnce, bytes.length - filled);
      const read = readSync(descriptor, bytes, filled, length, at + filled);
      if (read === 0) throw new Error(`${file} is shorter than it should be`);
      filled += read;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** Whole numbers of 32 bits, from a place among them on. */
export function readIntegers(file: string, from: number, into: Int32Array): void {
  if (into.length > 0)
    readBytes(file, from * 4, new Uint8Array(into.buffer, into.byteOffset, into.byteLength));
}

export function readNumbers(file: string, from: number, into: Float64Array): void {
  if (into.length > 0)
    readBytes(file, from * 8, new Uint8Array(into.buffer, into.byteOffset, into.byteLength));
}
