import type { Codes } from './columns.ts';

const byteCodes = 256;
const twoByteCodes = 65_536;

/** The same codes of a dictionary of so many texts, in the narrowest array that holds them. */
export function narrowCodes(codes: Int32Array, texts: number): Codes {
  if (texts <= byteCodes) return new Uint8Array(codes);
  return texts <= twoByteCodes ? new Uint16Array(codes) : codes;
}
