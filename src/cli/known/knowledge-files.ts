import { existsSync } from 'node:fs';
import { knowledgeOf } from '../../app/knowledge/knowledge.ts';
import { referenceCurrencyOf } from '../../app/knowledge/reference-currency.ts';
import { fieldsOf } from '../../domain/condition.ts';
import type { ExchangeRate } from '../../domain/exchange-rates.ts';
import { ratesList } from '../../domain/exchange-rates.ts';
import type { Finding } from '../../domain/finding.ts';
import { keyOfEntry } from '../../domain/list-entry.ts';
import { type ListRow, rowOf } from '../../domain/named-list.ts';
import type { RiskProfile } from '../../domain/risk-profile.ts';
import type { RuleBook } from '../../domain/rule-book.ts';
import { type DataNeed, dataNeeds } from '../../identify/fields/field.ts';
import { factsBeneath } from '../../identify/lookups/bound-field.ts';
import { readFindings } from '../../intake/read-findings.ts';
import { openInput } from '../input.ts';
import { outcomeOf } from '../lines/record-outcome.ts';
import { readRateRows } from '../rates-file.ts';
import { limitsOf, type RecordOptions, readRecords } from '../read-records.ts';
import { readReferencesFile } from '../references-file.ts';
import type { Report } from '../report.ts';
import { UsageError } from '../usage-error.ts';
import { knowledgeBy, type OrderOfKnowing } from './order-of-knowing.ts';
import { PastInOrder, type PlacedDeclaration } from './past-in-order.ts';

/** Files that tell more than declarations do. */
export type KnowledgeFiles = {
  readonly references?: string;
  readonly rates?: string;
  readonly history?: readonly string[];
  readonly findings?: readonly string[];
};

/** What of the files is asked for, and what profiles would find loaded. */
export type WhatIsKnown = {
  /** Absent where nothing is asked for that there is. */
  readonly order?: OrderOfKnowing;
  readonly asksHistory: boolean;
  readonly loaded: ReadonlySet<DataNeed>;
};

/** The rule book with the exchange rates of a file among its lists: a rate of the file takes the place of the same day's. */
export async function withRates(ruleBook: RuleBook, file: string | undefined): Promise<RuleBook> {
  if (file === undefined) return ruleBook;
  const read = (await readRateRows(file, referenceCurrencyOf(ruleBook.settings))).map(rowOfRate);
  const rows = new Map<string, ListRow>();
  for (const row of [...(ruleBook.lists[ratesList] ?? []).map(rowOf), ...read])
    rows.set(keyOfEntry(row), row);
  return { ...ruleBook, lists: { ...ruleBook.lists, [ratesList]: [...rows.values()] } };
}

/** A rate as a row of the list of rates. */
export function rowOfRate({ currency, day, rate }: ExchangeRate): ListRow {
  return { value: currency, is: rate, validFrom: day };
}

/** What is known beside a rule book by files, and what of it profiles ask for. References that cannot be used stop the command. */
export function whatIsKnown(
  ruleBook: RuleBook,
  profiles: readonly RiskProfile[],
  { references: file, history, findings }: KnowledgeFiles,
): WhatIsKnown {
  if (findings !== undefined && history === undefined)
    throw new UsageError('--findings goes with --history, whose declarations they are on.');
  for (const each of [...(history ?? []), ...(findings ?? [])])
    if (each !== '-' && !existsSync(each))
      throw new UsageError(`${each} cannot be read: there is no such file.`);
  const references = file === undefined ? undefined : readReferencesFile(file);
  const currency = referenceCurrencyOf(ruleBook.settings);
  if (references !== undefined && references.currency !== currency)
    throw new UsageError(
      `${file} is in ${references.currency}, and the reference currency of the settings is ${currency}; give settings with that of the references as "knowledge": { "referenceCurrency": … }.`,
    );
  const data = knowledgeOf(ruleBook, references === undefined ? {} : { references: [references] }).loaded;
  const loaded = new Set(
    dataNeeds.filter((need) => (need === 'history' ? history !== undefined : data.has(need))),
  );
  const needed = new Set(
    profiles.flatMap(({ when }) => fieldsOf(when).flatMap((path) => [...factsBeneath(path)])),
  );
  // Whether a trader is trusted counts for the likelihood, whoever asks for it.
  const asked = [...needed.add('operators')].filter((need) => loaded.has(need));
  const usesReferences = file !== undefined && asked.includes('references');
  return {
    ...(asked.length > 0 && { order: { asked, ...(usesReferences && { references: file }) } }),
    asksHistory: asked.includes('history'),
    loaded,
  };
}

/** The past that the files of a history tell, as far as it is asked for. */
export async function pastOf(
  ruleBook: RuleBook,
  { order, asksHistory }: WhatIsKnown,
  { history = [], findings = [] }: KnowledgeFiles,
  options: RecordOptions,
  report: Report,
): Promise<PastInOrder | undefined> {
  if (order === undefined || !asksHistory) return undefined;
  const settings = knowledgeBy(ruleBook, { asked: [] }).history;
  const declarations = declarationsOf(history, options, report);
  const found = await findingsOf(findings, options, report);
  return new PastInOrder(settings, { declarations, findings: found }, (warnings) => report.warn(warnings));
}

/** The declarations of several files, one after the other; what is wrong with a record is told, and the next one goes on. */
async function* declarationsOf(
  files: readonly string[],
  options: RecordOptions,
  report: Report,
): AsyncGenerator<PlacedDeclaration, undefined> {
  for (const file of files)
    for await (const record of readRecords(file, options)) {
      if (record.kind === 'declaration') {
        const { line, declaration } = record;
        report.warn(record.warnings);
        yield { declaration, place: { source: file, ...(line !== undefined && { line }) } };
      } else {
        const refused = outcomeOf(record, file, () => '');
        if (refused.kind === 'rejected') await report.reject(refused.problems, refused);
      }
    }
  return undefined;
}

/** The findings of several files. */
export async function findingsOf(
  files: readonly string[],
  options: RecordOptions,
  report: Report,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const name of files) {
    const { source, bytes } = openInput(name);
    const file = { source, limits: limitsOf(options), isOneValue: /\.json(\.gz)?$/.test(name) };
    for await (const record of readFindings(bytes, file)) {
      if (record.kind === 'rejected') {
        await report.reject(record.problems, record);
        continue;
      }
      report.warn(record.warnings);
      findings.push(record.finding);
    }
  }
  return findings;
}
