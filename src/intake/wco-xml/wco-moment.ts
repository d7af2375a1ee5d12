import type { XmlNode } from './xml-node.ts';
import { textOf } from './xml-node.ts';

/** How a date may be written: what it means in ISO 8601, by the code list of UN/EDIFACT 2379. */
type DateForm = { readonly pattern: RegExp; readonly iso: string };

const zone = '(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)';
const day = '(\\d{4})(\\d{2})(\\d{2})';
const shortDay = '(\\d{2})(\\d{2})(\\d{2})';

/** `$n` stands for the nth part of the pattern. */
const formByCode: ReadonlyMap<string, DateForm> = new Map(
  Object.entries({
    '101': { pattern: new RegExp(`^${shortDay}$`), iso: '20$1-$2-$3' },
    '102': { pattern: new RegExp(`^${day}$`), iso: '$1-$2-$3' },
    '201': { pattern: new RegExp(`^${shortDay}(\\d{2})(\\d{2})$`), iso: '20$1-$2-$3T$4:$5' },
    '203': { pattern: new RegExp(`^${day}(\\d{2})(\\d{2})$`), iso: '$1-$2-$3T$4:$5' },
    '204': { pattern: new RegExp(`^${day}(\\d{2})(\\d{2})(\\d{2})$`), iso: '$1-$2-$3T$4:$5:$6' },
    '205': { pattern: new RegExp(`^${day}(\\d{2})(\\d{2})([+-]\\d{4})$`), iso: '$1-$2-$3T$4:$5$6' },
    '208': {
      pattern: new RegExp(`^${day}(\\d{2})(\\d{2})(\\d{2})([+-]\\d{4})$`),
      iso: '$1-$2-$3T$4:$5:$6$7',
    },
    '303': { pattern: new RegExp(`^${day}(\\d{2})(\\d{2})${zone}$`), iso: '$1-$2-$3T$4:$5$6' },
    '304': { pattern: new RegExp(`^${day}(\\d{2})(\\d{2})(\\d{2})${zone}$`), iso: '$1-$2-$3T$4:$5:$6$7' },
  }),
);
/** What a date may be that does not say how it is written: never the forms with a year of two digits. */
const unsaidForms = ['102', '203', '204', '303', '304'].flatMap((code) => formByCode.get(code) ?? []);

/** A moment of a message in ISO 8601. */
export type WcoMoment = {
  readonly text: string;
  /** Whether it names an hour and no zone, so that UTC had to be taken. */
  readonly isZoneAssumed: boolean;
};

/**
 * Reads a date or time by the form its `formatCode` names; without one, by the form it has. What cannot be
 * read is given back as it was written, for whoever reads moments to refuse.
 */
export function readWcoMoment(node: XmlNode | undefined): WcoMoment | undefined {
  const written = textOf(node);
  if (node === undefined || written === undefined) return undefined;
  const forms = node.formatCode === undefined ? unsaidForms : [formByCode.get(node.formatCode.trim())];
  const form = forms.find((each) => each?.pattern.test(written));
  const iso = form === undefined ? written : written.replace(form.pattern, form.iso);
  return withZone(iso.replace(/(UTC|GMT)$/, 'Z'));
}

function withZone(iso: string): WcoMoment {
  const isZoneAssumed = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}([.,]\d+)?)?$/.test(iso);
  return { text: isZoneAssumed ? `${iso}Z` : iso, isZoneAssumed };
}
