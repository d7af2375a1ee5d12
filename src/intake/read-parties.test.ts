import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { defaultLimits } from './limits.ts';
import { type PartyLine, readParties } from './read-parties.ts';

async function read(
  text: string | Uint8Array,
  isList = true,
  recordBytes = 1_000,
): Promise<readonly PartyLine[]> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text as string);
  }
  const found: PartyLine[] = [];
  for await (const line of readParties(bytes(), {
    source: 'list.ndjson',
    limits: { ...defaultLimits, recordBytes },
    isList,
  }))
    found.push(line);
  return found;
}

const full = {
  id: 'E1',
  name: 'Zarbaron',
  names: ['Зарбарон'],
  country: 'UZ',
  identifiers: ['TIN:301234567'],
};

it('reads each line, unpacked where it is packed, and passes over blank ones', async () => {
  const text = `${JSON.stringify(full)}\n\n  \n{"id":"E2","name":"X","names":null,"identifiers":[]}`;
  for (const input of [text, gzipSync(text)])
    expect(await read(input)).toEqual([
      { kind: 'party', line: 1, party: full, warnings: [] },
      { kind: 'party', line: 4, party: { id: 'E2', name: 'X' }, warnings: [] },
    ]);
});

it.each([
  ['not JSON', '{"id":', 'not-json', ''],
  ['no id', '{"name":"X"}', 'missing', '/id'],
  ['no name', '{"id":"E","name":""}', 'missing', '/name'],
  ['a name that is no text', '{"id":"E","name":5}', 'wrong-type', '/name'],
  ['a country that is none', '{"id":"E","name":"X","country":"7Z"}', 'not-a-country-code', '/country'],
  ['identifiers that are no list', '{"id":"E","name":"X","identifiers":"1"}', 'wrong-type', '/identifiers'],
  ['no object', '[]', 'wrong-type', ''],
  ['too long a line', `{"id":"E","name":"${'x'.repeat(1_000)}"}`, 'record-too-large', ''],
])('%s is a problem at its line, and the next line goes on', async (_, line, code, path) => {
  const [rejected, next] = await read(`${line}\n${JSON.stringify(full)}`);
  expect(rejected).toMatchObject({
    kind: 'rejected',
    line: 1,
    problems: [{ source: 'list.ndjson', line: 1, code, path }],
  });
  expect(next).toMatchObject({ kind: 'party', line: 2 });
});

it('an id may come again, and only entries of a list have other names', async () => {
  const text = `${JSON.stringify({ id: 'E1', name: 'Y' })}\n${JSON.stringify(full)}`;
  expect(await read(text)).toMatchObject([{ party: { name: 'Y' } }, { party: full, warnings: [] }]);
  const [, second] = await read(text, false);
  expect(second).toMatchObject({ kind: 'party', warnings: [{ code: 'unknown-key', path: '/names' }] });
});
