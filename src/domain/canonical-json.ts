/**
 * JSON with the keys of every object in code-unit order and nothing optional in it, so that equal values
 * give equal text and can be hashed (the ordering and number forms of RFC 8785).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    // What was read from canonical text mostly is in order, and is written at once.
    if (isInOrder(value)) return JSON.stringify(value);
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** Whether the engine would write a value the canonical way by itself. */
function isInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined;
  if (Array.isArray(value)) return value.every(isInOrder);
  let last: string | undefined;
  for (const [key, member] of Object.entries(value)) {
    if ((last !== undefined && key < last) || !isInOrder(member)) return false;
    last = key;
  }
  return true;
}
