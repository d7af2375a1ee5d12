import { describe, expect, it } from 'vitest';
import { collected, inShort, limitsWith } from '../testing/byte-streams.ts';
import { findBareAmpersand } from './bare-ampersand.ts';
import { readWcoXml } from './read-wco-xml.ts';
import { declarationXml, importXml, problemsOf, read, wcoNamespace } from './testing/wco-messages.ts';

const opened = `<Declaration xmlns="${wcoNamespace}">`;
const least = importXml();

describe('a DOCTYPE', () => {
  const laughs = `<!DOCTYPE Declaration [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
    <!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;">]>`;
  const outside = '<!DOCTYPE Declaration [<!ENTITY file SYSTEM "file:///etc/passwd">]>';
  const elsewhere = '<!DOCTYPE Declaration SYSTEM "http://localhost:1/declaration.dtd">';
  const parameter = '<!DOCTYPE Declaration [<!ENTITY % remote SYSTEM "http://localhost:1/x"> %remote;]>';

  it.each([laughs, outside, elsewhere, parameter, '<!DOCTYPE Declaration>'])(
    'is refused: %s',
    async (doctype) => {
      expect(await problemsOf(doctype + least)).toEqual(['doctype-refused']);
      expect(
        await problemsOf(`<?xml version="1.0"?>\n<!-- -->${doctype}${least.replace('IMA', '&lol2;')}`),
      ).toEqual(['doctype-refused']);
    },
  );

  it('is refused inside too', async () => {
    expect(await problemsOf(`<all>${laughs}${least}</all>`)).toEqual(['doctype-refused']);
  });
});

describe('an entity', () => {
  it.each(['&lol;', '&file;', '&nbsp;', '&#0;', '&#xD800;', '&#99999999;', '&;', '&lol'])(
    'other than the predefined is not resolved: %s',
    async (entity) => {
      expect(await problemsOf(least.replace('IMA', entity))).toEqual(['not-xml /Declaration/TypeCode']);
    },
  );
});

describe('what is not well-formed', () => {
  it.each([
    ['a tag that is closed by another', `${opened}<ID>1</TypeCode></Declaration>`],
    ['a declaration that is closed by another', `<all>${least.replace('</Declaration>', '</all>')}`],
    ['a tag that is closed twice', `${least}</Declaration>`],
    ['a prefix of no namespace', least.replace('<TypeCode>', '<x:TypeCode>')],
    ['an attribute twice', least.replace('<TypeCode>', '<TypeCode a="1" a="2">')],
    ['text outside', `${least}and more`],
    ['a comment with two hyphens', least.replace('<TypeCode>', '<!-- a -- b --><TypeCode>')],
    ['no character', least.replace('IMA', '\u0001')],
    ['a second root', least + least],
    ['JSON', '{"id": 1}'],
    ['a null byte', `\0${least}`],
  ])('is refused: %s', async (_, xml) => {
    const records = await read(xml);
    const problems = records.flatMap((record) => (record.kind === 'rejected' ? record.problems : []));
    expect(problems.map(({ code }) => code)).toEqual(['not-xml']);
    expect(problems[0]?.message).toMatch(/^Line 1, column \d+: not well-formed: /);
  });

  it('is refused with its place, and with what could be read before it', async () => {
    const broken = least.replace('<TypeCode>', '\n\n  <TypeCode></ID>');
    const records = await read(`<all>\n${least}\n${broken}\n${least}</all>`);
    expect(records.map(inShort)).toEqual(['2 GB1:LRN1', '5 not-xml /Declaration/TypeCode']);
    expect(records[1]).toMatchObject({
      line: 5,
      problems: [{ line: 5, message: expect.stringMatching(/^Line 5, column \d+: /) }],
      raw: expect.stringContaining('LRN1'),
    });
  });

  it('does not carry the name of a tag of any length into its message', async () => {
    const [record] = await read(`${opened}<ID></${'x'.repeat(100_000)}>`);
    expect(record).toMatchObject({ kind: 'rejected', problems: [{ code: 'not-xml' }] });
    expect((record as { problems: readonly { message: string }[] }).problems[0]?.message.length).toBeLessThan(
      300,
    );
  });
});

describe('an ampersand that begins no reference', () => {
  it.each([
    ['', ''],
    ['<!-- Smith & Sons --><x:y xmlns:x="urn:x"><![CDATA[Smith & Sons]]></x:y>', ''],
    ['', '<IssueLocationID>Smith &amp; Sons; and others</IssueLocationID>'],
  ])('is refused at its place, wherever the next semicolon is: %s%s', async (before, after) => {
    const name = '<Exporter>\n<Name>Smith & Sons</Name></Exporter>\n';
    const broken = importXml(`${before}${name}${after}`);
    const records = await read(`<all>\n\n\n${least}\n\n${broken}${least}</all>`);
    expect(records.map(inShort)).toEqual(['4 GB1:LRN1', '7 not-xml /Declaration/Exporter/Name']);
    expect(records[1]).toMatchObject({
      problems: [{ message: 'Line 7: not well-formed: an ampersand begins no reference; write &amp;.' }],
    });
  });

  it('is not blamed for what another did', async () => {
    expect(
      findBareAmpersand('a &amp; b &#38; c &#x26; d &x:y.z; <!-- & --> <![CDATA[&]]> <? & ?> <!-- & '),
    ).toBeUndefined();
    expect(findBareAmpersand('<a b="1 & 2"/>')).toBe(8);
    expect(findBareAmpersand('&#x;')).toBe(0);
    expect(findBareAmpersand('&a b;')).toBe(0);
  });
});

describe('what is cut off', () => {
  it('says so at every place but the ends', async () => {
    for (let length = 1; length < least.length; length++) {
      const problems = await problemsOf(least.slice(0, length));
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(/^truncated/);
    }
  });

  it('does not take away what was whole before it', async () => {
    const records = await read(`<all>${least}${least.slice(0, 200)}`);
    expect(records.map(inShort)).toEqual(['1 GB1:LRN1', expect.stringMatching(/^1 truncated \/Declaration/)]);
    expect((await read(`<all>${least}`)).map(inShort)).toEqual(['1 GB1:LRN1', '1 truncated']);
  });

  it.each(['', '  \n\t ', '\uFEFF'])('and empty is no declaration: %j', async (content) => {
    expect(await problemsOf(content)).toEqual(['no-declaration']);
  });

  it('in a character, or not in UTF-8, is told after what came before', async () => {
    const whole = Buffer.from(`<all>${least}\n`);
    const cut = await read(Buffer.concat([whole, Buffer.from([0xc3])]));
    expect(cut.map(inShort)).toEqual(['1 GB1:LRN1', '2 truncated']);
    const wrong = await read(Buffer.concat([whole, Buffer.from('<x>\xff</x></all>', 'latin1')]));
    expect(wrong.map(inShort)).toEqual(['1 GB1:LRN1', '2 not-utf8']);
  });
});

describe('depth', () => {
  it('is passed over with its message', async () => {
    const deep = least.replace('<Declarant>', `<Declarant>${'<a>'.repeat(60)}${'</a>'.repeat(60)}`);
    const records = await read(`<all>${deep}${least}</all>`, { nesting: 50 });
    expect(records.map(inShort)).toEqual(['1 nesting-too-deep /Declaration/Declarant', '1 GB1:LRN1']);
    expect((await read(`<all>${deep}</all>`, { nesting: 63 })).map((record) => record.kind)).toEqual([
      'declaration',
    ]);
    expect((await read(`<all>${deep}</all>`, { nesting: 62 })).map((record) => record.kind)).toEqual([
      'rejected',
    ]);
  });

  it.each([
    ['in a declaration', opened],
    ['outside', ''],
    ['with a namespace each', `${opened}<x xmlns:y="urn:y">`],
  ])('of 200,000 levels ends the file, at once: %s', async (_, start) => {
    const began = performance.now();
    expect(await problemsOf(start + '<a>'.repeat(200_000))).toHaveLength(1);
    expect((await problemsOf(start + '<a>'.repeat(200_000)))[0]).toMatch(/^nesting-too-deep/);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('size', () => {
  it('is passed over with its message', async () => {
    const large = least.replace('IMA', `${'<!-- -->'.repeat(100)}IMA${'<Colour/>'.repeat(300)}`);
    const records = await read(`<all>${large}${least}</all>`, { messageBytes: 2_000 });
    expect(records.map(inShort)).toEqual(['1 message-too-large /Declaration/TypeCode', '1 GB1:LRN1']);
    expect(records[0]).not.toHaveProperty('raw');
  });

  it('is counted in bytes, to the last of them', async () => {
    const bytes = Buffer.byteLength(least);
    expect(await problemsOf(least, { messageBytes: bytes })).toEqual([]);
    expect(await problemsOf(least, { messageBytes: bytes - 1 })).toEqual(['message-too-large /Declaration']);
  });

  it('is that of one message, not of the file', async () => {
    const records = await read(`<all>${least.repeat(50)}</all>`, { messageBytes: least.length + 5 });
    expect(records.filter(({ kind }) => kind === 'declaration')).toHaveLength(50);
  });

  it.each([
    ['an attribute', `${opened}<ID a="`, 'x'],
    ['a text', `${opened}<ID>`, 'x'],
    ['a comment', `${opened}<!--`, 'x'],
    ['a CDATA section', `${opened}<ID><![CDATA[`, 'x]'],
    ['a name', `${opened}<`, 'x'],
    ['a reference', `${opened}<ID>&`, 'x'],
    ['an instruction', `${opened}<?x `, 'x'],
    ['a DOCTYPE', '<!DOCTYPE a [', '<!ENTITY a "b">'],
    ['blank lines', '', '\r\n'],
    ['comments', opened, '<!---->'],
    ['elements', opened, '<ID/>'],
    ['elements nobody knows', '<all>', '<x/>'],
  ])('without an end is refused while it still comes: %s', async (_, start, unit) => {
    // Elements are passed over as long as they come, so somebody has to end this.
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(start);
      for (let given = 0; given < 15; given++) yield Buffer.from(unit.repeat(100_000 / unit.length));
    }
    const limits = limitsWith({ messageBytes: 1_000_000 });
    const options = { source: 'in.xml', limits, receivedAt: '2026-11-25T12:00:00Z' };
    const records = (await collected(readWcoXml(endless(), options))).map(inShort);
    expect(records[0]).toMatch(/^\d+ (message-too-large|nesting-too-deep)/);
  });

  it('of more attributes than a tag has is refused', async () => {
    const attributes = Array.from({ length: 1_001 }, (_, index) => `a${index}=""`).join(' ');
    expect(await problemsOf(least.replace('<TypeCode>', `<TypeCode ${attributes}>`))).toEqual([
      'message-too-large /Declaration',
    ]);
  });

  it('is also that of a tree of more elements than fit in the bytes', async () => {
    const many = declarationXml('<AdditionalDocument/>'.repeat(10_001));
    expect((await problemsOf(many)).join()).not.toContain('message-too-large');
    expect((await problemsOf(many, { messageBytes: 300_000 }))[0]).toMatch(/^message-too-large/);
  });
});

it('an input that fails is not blamed on its bytes', async () => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(opened);
    throw new Error('the disk is gone');
  }
  const options = { source: 'in.xml', limits: limitsWith(), receivedAt: '2026-11-25T12:00:00Z' };
  await expect(collected(readWcoXml(failing(), options))).rejects.toThrow('the disk is gone');
});
