import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyAmendment } from '../../domain/apply-amendment.ts';
import { readDeclaration } from '../read-declaration.ts';
import {
  hasSamples,
  importXml,
  read,
  readAmendmentOf,
  readOne,
  sample,
  sampleNames,
} from './testing/wco-messages.ts';

/** Reads bytes as they come in chunks, and checks what every answer must be. */
async function expectAnswer(bytes: Uint8Array, chunk: number): Promise<void> {
  const sizes = Array.from({ length: Math.ceil(bytes.length / chunk) }, () => chunk);
  const records = await read(bytes, { messageBytes: 100_000, nesting: 20 }, sizes);
  expect(records.length).toBeGreaterThan(0);
  for (const record of records) {
    if (record.kind === 'rejected') {
      expect(record.problems.length).toBeGreaterThan(0);
      for (const problem of record.problems) expect(problem.line).toBeGreaterThan(0);
    } else if (record.kind === 'declaration') {
      // What was taken is a declaration in every respect.
      expect(readDeclaration(record.declaration, { source: 'again' })).toMatchObject({
        ok: true,
        value: record.declaration,
      });
    }
  }
}

/** Pieces of markup that mean something to the reader, to be put together at random. */
const markup = fc.constantFrom(
  '<',
  '>',
  '</',
  '/>',
  '"',
  '=',
  '&',
  ';',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?xml ',
  '?>',
  '<!DOCTYPE ',
  '[',
  ']',
  '\r',
  '\n',
  '\0',
  '\uFEFF',
  '\uFFFD',
  ' xmlns="urn:wco:datamodel:WCO:DEC-DMS:2"',
  ' xmlns:p="urn:x"',
  'p:',
  '&#x41;',
  '&lol;',
  '<Declaration xmlns="urn:wco:datamodel:WCO:DEC-DMS:2">',
  '</Declaration>',
  '<FunctionCode>',
  '13',
  '9',
  '</FunctionCode>',
  '<GoodsShipment>',
  '</GoodsShipment>',
  '<GovernmentAgencyGoodsItem>',
  '</GovernmentAgencyGoodsItem>',
  '<SequenceNumeric>1</SequenceNumeric>',
  '<TypeCode>COR</TypeCode>',
  '<TypeCode>IMA</TypeCode>',
  '<ID>',
  '</ID>',
  '<ID>24GB1</ID>',
  '<Response xmlns="urn:wco:datamodel:WCO:RES:1">',
  '<Amendment><Pointer><DocumentSectionCode>42A</DocumentSectionCode><TagID>146</TagID></Pointer></Amendment>',
  '<IssueDateTime><DateTimeString formatCode="304">',
  '__proto__',
  'constructor',
);

describe('whatever the bytes are', () => {
  it('there is an answer: any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 99 }), expectAnswer),
      { numRuns: 300 },
    );
  });

  it('there is an answer: any markup', async () => {
    const text = fc.array(markup, { maxLength: 40 }).map((pieces) => Buffer.from(pieces.join('')));
    await fc.assert(fc.asyncProperty(text, fc.integer({ min: 1, max: 99 }), expectAnswer), {
      numRuns: 1_000,
    });
  });

  it('there is an answer: a message with a stretch of it replaced, cut out or doubled', async () => {
    const bytes = Buffer.from(importXml('<TotalPackageQuantity>5</TotalPackageQuantity>', '<Packaging/>'));
    const place = fc.nat(bytes.length);
    await fc.assert(
      fc.asyncProperty(place, fc.nat(40), markup, fc.nat(2), async (at, length, piece, copies) => {
        const middle = Array.from({ length: copies }, () => bytes.subarray(at, at + length));
        await expectAnswer(
          Buffer.concat([bytes.subarray(0, at), ...middle, Buffer.from(piece), bytes.subarray(at + length)]),
          50,
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it.skipIf(!hasSamples)(
    'there is an answer: samples with bytes of them changed',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...sampleNames),
          fc.array(
            fc.tuple(
              fc.nat(60_000),
              fc.oneof(
                markup.map((text) => Buffer.from(text)),
                fc.uint8Array({ maxLength: 8 }),
              ),
            ),
            { minLength: 1, maxLength: 6 },
          ),
          async (name, changes) => {
            let bytes: Uint8Array = sample(name);
            for (const [place, insert] of changes) {
              const at = place % bytes.length;
              bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + (place % 5))]);
            }
            await expectAnswer(bytes, 1_000);
          },
        ),
        { numRuns: 400 },
      );
    },
    60_000,
  );

  it.skipIf(!hasSamples)(
    'an amendment is applied to any declaration or refused, and changes nothing it was given',
    async () => {
      const amendments = sampleNames.filter((name) => name.includes('Amendment'));
      const originals = sampleNames.filter(
        (name) =>
          /TT_(IM|EX)0[0-6]\da?__TT_(IM|EX)\d+a\.xml$/.test(name) && name !== 'TT_EX002a__TT_EX002a.xml',
      );
      expect(originals.length).toBeGreaterThan(20);
      for (const name of amendments) {
        const amendment = await readAmendmentOf(sample(name));
        for (const originalName of originals) {
          const original = await readOne(sample(originalName));
          const before = structuredClone(original);
          const result = applyAmendment(original, amendment);
          expect(original).toEqual(before);
          if (result.ok) expect(readDeclaration(result.value, { source: 'x' })).toMatchObject({ ok: true });
          else for (const { code } of result.problems) expect(code).toBe('amendment-target-unknown');
        }
      }
    },
    60_000,
  );
});
