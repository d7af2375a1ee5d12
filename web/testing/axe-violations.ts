import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** One rule of accessibility that the page breaks, and where. */
export type AxeViolation = {
  readonly rule: string;
  readonly impact: string;
  readonly where: readonly string[];
};

/** What axe finds on a page; by default what is serious or critical. */
export async function axeViolations(
  page: Page,
  impacts: readonly string[] = ['serious', 'critical'],
): Promise<readonly AxeViolation[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => {
    const { axe: injected } = globalThis as unknown as { axe: typeof import('axe-core') };
    return await injected.run(document, { resultTypes: ['violations'] });
  });
  return violations
    .filter(({ impact }) => impacts.includes(impact ?? ''))
    .map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact ?? '',
      where: nodes
        .slice(0, 5)
        .map((node) => `${node.target.join(' ')}: ${node.any[0]?.message ?? node.failureSummary ?? ''}`),
    }));
}
