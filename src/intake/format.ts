/** The input formats, by the names of the command line. */
export const formats = ['json', 'ndjson', 'csv', 'wco-xml'] as const;
export type Format = (typeof formats)[number];

/**
 * The format of a content by its first bytes: XML opens with "<", JSON with "[" or "{"; an object that ends
 * with its first line is the first of NDJSON. With a mapping it can only be CSV.
 */
export function detectFormat(head: Uint8Array, hasMapping: boolean): Format | undefined {
  if (hasMapping) return 'csv';
  const text = decodeHead(head).trimStart();
  if (text.startsWith('<')) return 'wco-xml';
  if (text.startsWith('[')) return 'json';
  if (!text.startsWith('{')) return undefined;
  const [firstLine = ''] = text.split('\n', 1);
  return isWholeObject(firstLine) || !text.includes('\n') ? 'ndjson' : 'json';
}

/** Text of the first bytes in whatever encoding their byte-order mark tells. */
function decodeHead(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le').decode(head);
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head);
  return new TextDecoder('utf-8').decode(head);
}

function isWholeObject(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    // An ill-formed first record of NDJSON still closes what it opens; the first line of pretty JSON does not.
    return line.trimEnd().endsWith('}');
  }
}
