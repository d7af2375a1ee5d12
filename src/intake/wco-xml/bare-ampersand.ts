/** Comments, CDATA sections and instructions, to their ends: an ampersand in them is just a character. */
const passedOver = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)/;
const bare = /&(?!(?:#\d+|#x[\da-fA-F]+|[\w:][\w:.-]*);)/;
const sought = new RegExp(`${passedOver.source}|${bare.source}`, 'g');

/**
 * Where the first ampersand stands that begins no reference ("Smith & Sons"), as a position in the text. The
 * parser takes it for a reference and looks for its semicolon, often to the end of the file, so that what it
 * then says of the place is of no use.
 */
export function findBareAmpersand(text: string): number | undefined {
  for (const match of text.matchAll(sought)) if (match[0] === '&') return match.index;
  return undefined;
}
