/**
 * Text with the differences of case taken away, in every script: by way of capitals, so that ß meets SS
 * and both forms of sigma meet; of small letters first, since ẞ is a capital that ß does not go back to.
 */
export function foldCase(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}
