const counts = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A count as it stands in a sentence: "120,000". */
export function countText(count: number): string {
  return counts.format(count);
}

/** A share as it stands in a sentence: "92 %", and "0.4 %" where whole percents would hide it. */
export function percentText(share: number): string {
  const percent = share * 100;
  const digits = percent === 0 || percent >= 10 || percent === Math.round(percent) ? 0 : percent >= 1 ? 1 : 2;
  return `${percent.toFixed(digits)} %`;
}
