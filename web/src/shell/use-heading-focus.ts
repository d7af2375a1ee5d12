import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** After a move to another page the keyboard and the screen reader begin at its heading. */
export function useHeadingFocus(): void {
  const router = useRouter();
  useEffect(() => {
    let waiting: MutationObserver | undefined;
    const unsubscribe = router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
      if (fromLocation === undefined || !pathChanged) return;
      waiting?.disconnect();
      waiting = focusHeading();
    });
    return () => {
      unsubscribe();
      waiting?.disconnect();
    };
  }, [router]);
}

/**
 * Focuses the heading: at once, or as soon as a page that still waits for its answer has one. Who has moved the
 * keyboard elsewhere meanwhile keeps it there.
 */
function focusHeading(): MutationObserver | undefined {
  const before = document.activeElement;
  const main = document.querySelector('main');
  if (main === null || takesFocus(main)) return undefined;
  const observer = new MutationObserver(() => {
    const { activeElement } = document;
    const hasMoved = activeElement !== before && activeElement !== document.body;
    if (hasMoved || takesFocus(main)) observer.disconnect();
  });
  observer.observe(main, { childList: true, subtree: true });
  return observer;
}

function takesFocus(main: Element): boolean {
  const heading = main.querySelector<HTMLElement>('h1[tabindex]');
  heading?.focus({ preventScroll: true });
  return heading !== null && document.activeElement === heading;
}
