import { parseMoment } from '../domain/moment.ts';
import type { ProblemCode } from '../domain/problem.ts';
import { quoted, type Step } from './problems.ts';

/** Tells of a problem at a path. */
export type Report = (steps: readonly Step[], code: ProblemCode, message: string) => void;

/** The days from which and to which an entry is valid, where they are given; problems are reported. */
export function readPeriod(
  { validFrom, validTo }: { readonly validFrom?: unknown; readonly validTo?: unknown },
  steps: readonly Step[],
  report: Report,
): { readonly validFrom?: string; readonly validTo?: string } {
  const first = readDay(validFrom, [...steps, 'validFrom'], report);
  const last = readDay(validTo, [...steps, 'validTo'], report);
  if (first !== undefined && last !== undefined && last < first)
    report([...steps, 'validTo'], 'empty-period', 'The last day lies before the first.');
  return { ...(first !== undefined && { validFrom: first }), ...(last !== undefined && { validTo: last }) };
}

/** A UTC day, where one is given. */
export function readDay(value: unknown, steps: readonly Step[], report: Report): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  const parsed = isDay ? parseMoment(value) : { fault: 'not-a-date' as const };
  if ('moment' in parsed) return parsed.moment.slice(0, 10);
  report(steps, parsed.fault, `Give a UTC day, as in 2026-03-01, instead of ${quoted(value)}.`);
  return undefined;
}
