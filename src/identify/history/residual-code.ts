/**
 * Whether a commodity code is of a residual subheading ("other"): by the convention of the Harmonized System that a 9
 * in the fifth or sixth place keeps what is not named before. Some parts stand under a 9 too, and some residuals under
 * an 8, so the share of such codes says more than one of them.
 */
export function isResidualCode(code: string): boolean {
  return code.length >= 6 && (code[4] === '9' || code[5] === '9');
}
