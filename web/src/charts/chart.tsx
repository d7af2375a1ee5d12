import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useLayoutEffect, useRef } from 'react';
import classes from './chart.module.css';
import { beginDrawing, type Drawing } from './drawing.ts';

type Props = {
  readonly drawing: Drawing;
  /** What the chart shows, in one sentence; the figures themselves stand in a table near it. */
  readonly words: string;
};

/** A chart that fills the space it is given. */
export default function Chart({ drawing, words }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof beginDrawing>>(null);
  const still = useReducedMotion();

  useLayoutEffect(() => {
    if (element.current === null) return;
    const begun = beginDrawing(element.current);
    chart.current = begun;
    const observer = new ResizeObserver(() => begun.resize());
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      begun.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption({
      animation: !still,
      animationDuration: 250,
      animationDurationUpdate: 250,
      ...drawing,
    });
  }, [drawing, still]);

  return (
    <div role="img" aria-label={words} className={classes.chart} translate="no">
      <div ref={element} aria-hidden="true" className={classes.canvas} />
    </div>
  );
}
