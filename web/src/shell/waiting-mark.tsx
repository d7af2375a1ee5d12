import { useLayoutEffect } from 'react';
import { beginWaiting } from './waiting.ts';

/** While it is on a page, the page is busy. */
export function WaitingMark() {
  useLayoutEffect(() => beginWaiting(), []);
  return null;
}
