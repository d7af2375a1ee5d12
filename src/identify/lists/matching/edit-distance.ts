const rows = [new Uint8Array(64), new Uint8Array(64)] as const;

/**
 * How many letters must be put in, left out or exchanged to make one word of the other, by Levenshtein; two
 * neighbours exchanged with each other are one edit where they are the only one. More than `most` is `most + 1`.
 * Words have at most 60 letters.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > most) return most + 1;
  if (most > 0 && isOneSwap(a, b)) return 1;
  let [before, now] = rows;
  for (let column = 0; column <= b.length; column++) before[column] = column;
  for (let row = 1; row <= a.length; row++) {
    now[0] = row;
    let least = row;
    const letter = a.charCodeAt(row - 1);
    for (let column = 1; column <= b.length; column++) {
      const exchanged = (before[column - 1] ?? 0) + (letter === b.charCodeAt(column - 1) ? 0 : 1);
      const edits = Math.min(exchanged, (before[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1);
      now[column] = edits;
      if (edits < least) least = edits;
    }
    if (least > most) return most + 1;
    [before, now] = [now, before];
  }
  return Math.min(before[b.length] ?? 0, most + 1);
}

function isOneSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let place = 0;
  while (a[place] === b[place]) place++;
  return a[place] === b[place + 1] && a[place + 1] === b[place] && a.slice(place + 2) === b.slice(place + 2);
}
