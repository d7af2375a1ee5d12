import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Amendment } from '../../../domain/amendment.ts';
import type { Declaration } from '../../../domain/declaration.ts';
import type { Limits } from '../../limits.ts';
import type { IntakeRecord } from '../../record.ts';
import { bytesOf, collected, limitsWith } from '../../testing/byte-streams.ts';
import { readWcoXml } from '../read-wco-xml.ts';

export const wcoNamespace = 'urn:wco:datamodel:WCO:DEC-DMS:2';

/** A declaration with those elements in it, on one line. */
export function declarationXml(inside: string): string {
  return `<Declaration xmlns="${wcoNamespace}">${inside}</Declaration>`;
}

/** The least that makes an import of one item: what the header has more, and what the item has more. */
export function importXml(header = '', item = '', shipment = ''): string {
  return declarationXml(
    `<FunctionCode>9</FunctionCode><FunctionalReferenceID>LRN1</FunctionalReferenceID><TypeCode>IMA</TypeCode>${header}` +
      `<Declarant><ID>GB1</ID></Declarant><GoodsShipment>${shipment}` +
      `<GovernmentAgencyGoodsItem><SequenceNumeric>1</SequenceNumeric>${item}</GovernmentAgencyGoodsItem>` +
      '</GoodsShipment>',
  );
}

/** Everything read from a file, which may come in chunks of these sizes. */
export function read(
  content: string | Uint8Array,
  limits: Partial<Limits> = {},
  sizes: readonly number[] = [],
): Promise<readonly IntakeRecord[]> {
  const options = { source: 'in.xml', limits: limitsWith(limits), receivedAt: '2026-11-25T12:00:00Z' };
  return collected(readWcoXml(bytesOf(content, sizes), options));
}

/** The one declaration of a file. */
export async function readOne(content: string | Uint8Array): Promise<Declaration> {
  return (await readOneWithWarnings(content)).declaration;
}

export async function readOneWithWarnings(
  content: string | Uint8Array,
): Promise<Extract<IntakeRecord, { kind: 'declaration' }>> {
  const [record, ...others] = await read(content);
  if (record?.kind !== 'declaration' || others.length > 0)
    throw new Error(JSON.stringify([record, ...others]));
  return record;
}

/** The one amendment of a file. */
export async function readAmendmentOf(content: string | Uint8Array): Promise<Amendment> {
  const [record] = await read(content);
  if (record?.kind !== 'amendment') throw new Error(JSON.stringify(record));
  return record.amendment;
}

/** What is wrong in a file, as `code path`. */
export async function problemsOf(
  content: string | Uint8Array,
  limits: Partial<Limits> = {},
): Promise<readonly string[]> {
  const records = await read(content, limits);
  return records.flatMap((record) =>
    record.kind === 'rejected' ? record.problems.map(({ code, path }) => `${code} ${path}`.trimEnd()) : [],
  );
}

const samplesFolder = fileURLToPath(
  new URL('../../../../../shared/data/wco-declarations/samples/', import.meta.url),
);

/** Whether the third-party messages are on this machine; they are no part of the project. */
export const hasSamples = existsSync(samplesFolder);

export const sampleNames: readonly string[] = hasSamples ? readdirSync(samplesFolder).sort() : [];

export const amendmentSamples: readonly string[] = sampleNames.filter((name) =>
  /Amendment|Cancellation/.test(name),
);

export function sample(name: string): Uint8Array {
  return readFileSync(samplesFolder + name);
}
