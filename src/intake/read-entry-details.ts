import type { EntryDetails, ListValue, PartyDetails } from '../domain/named-list.ts';
import { quoted, type Step } from './problems.ts';
import type { Report } from './read-period.ts';

type Members = Readonly<Record<string, unknown>>;

/** The keys that tell who a party is, and the one that tells what a reference table holds. */
export const partyKeys = ['name', 'names', 'country', 'identifiers'] as const;
export const tableKeys = ['is'] as const;

/** The longest text among the details of an entry. */
const longestDetail = 512;
/** Nobody has more names or numbers than these. */
const mostTexts = 64;

/** The details of an entry, as far as they are given; problems are reported. */
export function readEntryDetails(members: Members, steps: readonly Step[], report: Report): EntryDetails {
  return { ...readPartyDetails(members, steps, report), ...readIs(members.is, [...steps, 'is'], report) };
}

function readPartyDetails(members: Members, steps: readonly Step[], report: Report): PartyDetails {
  const name = isAbsent(members.name) ? undefined : readName(members.name, [...steps, 'name'], report);
  const names = readTexts(members.names, [...steps, 'names'], report, readName);
  const country = readCountry(members.country, [...steps, 'country'], report);
  const identifiers = readTexts(members.identifiers, [...steps, 'identifiers'], report, readText);
  return {
    ...(name !== undefined && { name }),
    ...(names !== undefined && { names }),
    ...(country !== undefined && { country }),
    ...(identifiers !== undefined && { identifiers }),
  };
}

type ReadText = (value: unknown, steps: readonly Step[], report: Report) => string | undefined;

/** Several texts, whose order means nothing, each once; none at all are an absence. */
function readTexts(
  value: unknown,
  steps: readonly Step[],
  report: Report,
  read: ReadText,
): readonly string[] | undefined {
  if (isAbsent(value)) return undefined;
  if (!Array.isArray(value)) {
    report(steps, 'wrong-type', `Give a list of texts instead of ${quoted(value)}.`);
    return undefined;
  }
  if (value.length > mostTexts) {
    report(steps, 'too-many', `${value.length} of them; at most ${mostTexts} are taken.`);
    return undefined;
  }
  const texts = value.flatMap((each, index) => read(each, [...steps, index], report) ?? []);
  return texts.length === 0 ? undefined : [...new Set(texts)].sort();
}

const readText: ReadText = (value, steps, report) => {
  if (typeof value !== 'string' || value.trim() === '')
    report(steps, 'wrong-type', `Give text instead of ${quoted(value)}.`);
  else if (value.length > longestDetail)
    report(steps, 'too-long', `${value.length} characters; at most ${longestDetail} are taken.`);
  else if (!value.isWellFormed() || /\p{Cc}/u.test(value))
    report(steps, 'ill-formed-text', 'The text holds a control character or half a character; take it out.');
  else return value.trim();
  return undefined;
};

/** Names are compared by their letters and digits, in whatever script: one without any would be like every other. */
const readName: ReadText = (value, steps, report) => {
  const name = readText(value, steps, report);
  if (name === undefined || /[\p{L}\p{N}]/u.test(name)) return name;
  report(steps, 'ill-formed-text', `${quoted(name)} has neither letters nor digits, so no name is like it.`);
  return undefined;
};

function readCountry(value: unknown, steps: readonly Step[], report: Report): string | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value === 'string' && /^[A-Z]{2}$/.test(value)) return value;
  report(steps, 'not-a-country-code', `Give two capital letters (ISO 3166-1) instead of ${quoted(value)}.`);
  return undefined;
}

function readIs(value: unknown, steps: readonly Step[], report: Report): { readonly is?: ListValue } {
  if (isAbsent(value)) return {};
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return { is: value === 0 ? 0 : value };
    report(steps, 'not-finite', 'The number is too large to be one.');
    return {};
  }
  if (typeof value !== 'string') {
    report(steps, 'wrong-type', `Give text or a number instead of ${quoted(value)}.`);
    return {};
  }
  const text = readText(value, steps, report);
  return text === undefined ? {} : { is: text };
}

/** Whether a value stands for an absence. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
