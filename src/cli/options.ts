import { type Command, InvalidArgumentError, Option } from 'commander';
import { isCurrency } from '../domain/code-lists.ts';
import type { CommodityCode, CountryCode, CurrencyCode } from '../domain/codes.ts';
import { parseMoment } from '../domain/moment.ts';
import { formats } from '../intake/format.ts';
import { defaultLimits } from '../intake/limits.ts';

/** A whole number from 1, or a usage error. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('Give a whole number from 1.');
  return number;
}

/** A seed: any whole number. */
export function seedNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new InvalidArgumentError('Give a whole number.');
  return number;
}

/** A port: 0 lets the system choose. */
export function portNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError('Give a port, 0 to 65535.');
  return number;
}

/** A moment in ISO 8601, kept as written. */
export function momentText(text: string): string {
  const parsed = parseMoment(text);
  if ('fault' in parsed)
    throw new InvalidArgumentError('Give ISO 8601 with zone, as in 2026-03-01T09:30:00Z.');
  return parsed.moment;
}

/** Options of every command that reads declarations from one input. */
export function withInput(command: Command): Command {
  return withReading(
    command.requiredOption('--in <file>', 'the input; - for standard input; .gz is read as it is'),
  );
}

/** Several files that are read one after another. */
export function withInputs(command: Command): Command {
  return withReading(
    command.requiredOption('--in <files...>', 'the input; - for standard input; .gz is read as it is'),
  );
}

/** How declarations are read, and what limits hold. */
export function withReading(command: Command): Command {
  return command
    .option('--format <format>', `${formats.join(', ')}; guessed from the content when absent`)
    .option('--mapping <file>', 'how the columns of a CSV file are meant')
    .option(
      '--received-at <time>',
      'when the input came, for messages that do not say when they were lodged',
      momentText,
    )
    .option('--rejects <file>', 'where rejected records go, with their problems')
    .option('--json', 'problems to standard error as NDJSON')
    .addOption(
      limit('--max-record-bytes <n>', 'one record of a record-oriented file', defaultLimits.recordBytes),
    )
    .addOption(limit('--max-message-bytes <n>', 'one XML message', defaultLimits.messageBytes))
    .addOption(limit('--max-nesting <n>', 'how deep JSON and XML may nest', defaultLimits.nesting))
    .addOption(
      limit(
        '--max-expansion <n>',
        'times its packed size that a stream may unpack to, beyond the first 64 MiB',
        defaultLimits.expansion,
      ),
    );
}

/** A day of the UTC calendar. */
export function dayText(text: string): string {
  const parsed = parseMoment(text);
  if ('fault' in parsed || text.length !== 10)
    throw new InvalidArgumentError('Give a day, as in 2026-03-01.');
  return text;
}

/** A currency of ISO 4217. */
export function currencyCode(text: string): CurrencyCode {
  if (!isCurrency(text)) throw new InvalidArgumentError('Give three capital letters (ISO 4217), as in USD.');
  return text as CurrencyCode;
}

/** A country, by its two letters. */
export function countryCode(text: string): CountryCode {
  if (!/^[A-Z]{2}$/.test(text)) throw new InvalidArgumentError('Give two capital letters (ISO 3166-1).');
  return text as CountryCode;
}

/** A commodity code. */
export function commodityCode(text: string): CommodityCode {
  if (!/^\d{2,12}$/.test(text)) throw new InvalidArgumentError('Give 2 to 12 digits.');
  return text as CommodityCode;
}

/** Options of every command that decides by files. */
export function withRuleBook(command: Command): Command {
  return command
    .option('--rule-book <dir>', 'a folder with profiles.json, lists.json and settings.json')
    .option('--profiles <file>', 'risk profiles')
    .option('--lists <file>', 'named lists, { NAME: [value or { value, validFrom, validTo }, …] }')
    .option('--settings <file>', 'lane precedence, risk matrix, office settings');
}

/** Files that tell more than declarations do, beside a rule book. */
export function withKnowledge(command: Command): Command {
  return command
    .option('--references <file>', 'what is normal for goods, as references build wrote it')
    .option(
      '--rates <file>',
      'exchange rates, CSV or NDJSON of currency, day, rate; they join the list exchange-rates',
    );
}

/** The same, and what was lodged before. */
export function withPast(command: Command): Command {
  return withKnowledge(command)
    .option('--history <files...>', 'declarations lodged before, in the order of lodgement')
    .option('--findings <files...>', 'what was found on them; with --history');
}

/** Options of every command that works on a store. */
export function withStore(command: Command): Command {
  return command
    .addOption(new Option('--data <dir>', 'the embedded store').env('TAMGA_DATA').default('data'))
    .addOption(
      new Option('--database-url <url>', 'a PostgreSQL instead of the embedded one').env(
        'TAMGA_DATABASE_URL',
      ),
    );
}

/** An option that sets a limit. */
export function limit(flags: string, about: string, byDefault: number): Option {
  return new Option(flags, `limit: ${about}`).argParser(wholeNumber).default(byDefault);
}
