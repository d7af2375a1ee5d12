import { type RefObject, useCallback, useEffect, useRef } from 'react';

const pointingMs = 1_500;

/**
 * Whether the reader is in the middle of a list: has scrolled into it, has the keyboard in it, or is moving the
 * pointer towards one of its rows. Then nothing should move.
 */
export function useHold(region: RefObject<HTMLElement | null>): () => boolean {
  const pointedAtMs = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    const element = region.current;
    if (element === null) return;
    const note = () => {
      pointedAtMs.current = performance.now();
    };
    element.addEventListener('pointermove', note, { passive: true });
    return () => element.removeEventListener('pointermove', note);
  }, [region]);

  return useCallback(() => {
    const element = region.current;
    if (element === null) return false;
    const isScrolledInto = element.getBoundingClientRect().top < 0;
    const isPointedAt = performance.now() - pointedAtMs.current < pointingMs;
    return isScrolledInto || isPointedAt || element.contains(document.activeElement);
  }, [region]);
}
