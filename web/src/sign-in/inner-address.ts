/** An address inside these pages, where `next` names one; never another host. */
export function innerAddress(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/')) return '/';
  const here = 'http://here.invalid';
  const address = URL.canParse(next, here) ? new URL(next, here) : undefined;
  if (address?.origin !== here || address.pathname === '/login') return '/';
  return `${address.pathname}${address.search}${address.hash}`;
}
