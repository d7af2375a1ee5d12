import { expect, it } from 'vitest';
import { detectFormat } from './format.ts';

it.each([
  ['{"id":"A"}\n{"id":"B"}\n', 'ndjson'],
  ['{"id":"A"}', 'ndjson'],
  ['{"id":', 'ndjson'],
  ['\n\n{"id":"A"}\n', 'ndjson'],
  ['{"id":"A"}\r\n{"id":"B"}\r\n', 'ndjson'],
  ['{"id":A}\n{"id":"B"}\n', 'ndjson'],
  ['{\n  "id": "A"\n}\n', 'json'],
  ['{ "id": "A",\n  "flow": "import" }\n', 'json'],
  ['[{"id":"A"}]', 'json'],
  ['  \n[\n', 'json'],
  ['\ufeff[{"id":"A"}]', 'json'],
  ['\ufeff{"id":"A"}\n', 'ndjson'],
  ['<?xml version="1.0"?><Declaration/>', 'wco-xml'],
  ['\ufeff\n<MetaData>', 'wco-xml'],
  ['Declaration ID,Date\n', undefined],
  ["UNA:+.? '", undefined],
  ['', undefined],
  [' \n', undefined],
])('%j is %s', (content, format) => {
  expect(detectFormat(Buffer.from(content), false)).toBe(format);
});

it.each([
  ['utf-16le', Buffer.from('\ufeff<?xml version="1.0"?>', 'utf16le')],
  ['utf-16be', Buffer.from('\ufeff<?xml version="1.0"?>', 'utf16le').swap16()],
])('XML in %s is XML', (_, head) => {
  expect(detectFormat(head, false)).toBe('wco-xml');
});

it('a head cut inside a character is read all the same', () => {
  expect(detectFormat(Buffer.from('{"name":"Ўз').subarray(0, -1), false)).toBe('ndjson');
});

it('with a mapping it is CSV, whatever it looks like', () => {
  expect(detectFormat(Buffer.from('[id],date\n'), true)).toBe('csv');
});
