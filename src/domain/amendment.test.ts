import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyAt, listedText, listedValues, type Members, removeAt, setAt, valueAt } from './amendment.ts';

describe('listedText', () => {
  it('keeps the places of absent values', () => {
    expect(listedText(['C506', undefined, 'N935'])).toBe('C506; -; N935');
    expect(listedValues('C506; -; N935')).toEqual(['C506', undefined, 'N935']);
  });

  it('is absent when no value is there', () => {
    expect(listedText([])).toBeUndefined();
    expect(listedText([undefined, undefined])).toBeUndefined();
    expect(listedValues(undefined)).toEqual([]);
    expect(listedValues('')).toEqual([]);
  });

  it('keeps a semicolon of a value from being taken for a separator', () => {
    expect(listedValues(listedText(['a; b', 'c']))).toEqual(['a, b', 'c']);
  });

  it('cuts off whole values that no attribute has room for, and says so', () => {
    const text = listedText(Array.from({ length: 1_000 }, () => 'ABCD'));
    expect(text).toMatch(/^(ABCD; )+…$/);
    expect(text?.length).toBeLessThanOrEqual(4_096);
    expect(listedValues(text)).toHaveLength(682);
  });

  it('cuts a single long value inside', () => {
    const text = listedText(['x'.repeat(5_000), 'y']);
    expect(listedValues(text)).toEqual([`${'x'.repeat(999)}…`, 'y']);
  });

  it('reads back what it wrote', () => {
    const value = fc.option(fc.stringMatching(/^[A-Za-z0-9 .]{1,20}$/), { nil: undefined });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 50 }), (values) => {
        const isAbsent = values.every((each) => each === undefined);
        expect(listedValues(listedText(values))).toEqual(isAbsent ? [] : values);
      }),
    );
  });
});

describe('setAt', () => {
  it('makes the objects on the way', () => {
    const scope: Members = {};
    expect(setAt(scope, ['borderTransport', 'mode'], '1')).toBe(true);
    expect(scope).toEqual({ borderTransport: { mode: '1' } });
  });

  it('lets a list grow at its end and nowhere else', () => {
    const scope: Members = { documents: [{ type: 'C506' }] };
    expect(setAt(scope, ['documents', 2, 'type'], 'N935')).toBe(false);
    expect(setAt(scope, ['documents', 1, 'type'], 'N935')).toBe(true);
    expect(setAt(scope, ['documents', 1, 'id'], '12345')).toBe(true);
    expect(scope).toEqual({ documents: [{ type: 'C506' }, { type: 'N935', id: '12345' }] });
  });

  it('sets a place in an attribute that lists values, with absent ones before it', () => {
    const scope: Members = {};
    expect(setAt(scope, ['attributes', 'documentStatuses', 2], 'AC')).toBe(true);
    expect(scope).toEqual({ attributes: { documentStatuses: '-; -; AC' } });
  });

  it('does not set a place that was cut off, nor one that no list has', () => {
    const text = listedText(Array.from({ length: 1_000 }, () => 'ABCD'));
    const scope: Members = { attributes: { long: text } };
    expect(setAt(scope, ['attributes', 'long', 900], 'X')).toBe(false);
    expect(setAt(scope, ['attributes', 'other', 2_000_000_000], 'X')).toBe(false);
    expect(setAt(scope, ['attributes', 'long', 0], 'WXYZ')).toBe(true);
    expect(valueAt(scope, ['attributes', 'long'])).toMatch(/^WXYZ; (ABCD; )+…$/);
  });

  it('does not follow what an object inherits', () => {
    const scope: Members = {};
    expect(valueAt(scope, ['constructor', 'name'])).toBeUndefined();
    expect(removeAt(scope, ['toString'])).toBe(false);
  });
});

describe('emptyAt', () => {
  it('leaves the other values where they are', () => {
    const scope: Members = { attributes: { documentStatuses: 'EE; XX' } };
    expect(emptyAt(scope, ['attributes', 'documentStatuses', 0])).toBe(true);
    expect(scope).toEqual({ attributes: { documentStatuses: '-; XX' } });
    expect(emptyAt(scope, ['attributes', 'documentStatuses', 0])).toBe(false);
    expect(emptyAt(scope, ['attributes', 'documentStatuses', 2])).toBe(false);
  });

  it('takes the attribute away with its last value', () => {
    const scope: Members = { attributes: { documentStatuses: '-; XX', ucr: '1' } };
    expect(emptyAt(scope, ['attributes', 'documentStatuses', 1])).toBe(true);
    expect(scope).toEqual({ attributes: { ucr: '1' } });
  });
});

describe('removeAt', () => {
  it('moves the others of a list up', () => {
    const scope: Members = {
      documents: [{ type: 'A' }, { type: 'B' }],
      attributes: { documentNames: 'a; b' },
    };
    expect(removeAt(scope, ['documents', 0])).toBe(true);
    expect(removeAt(scope, ['attributes', 'documentNames', 0])).toBe(true);
    expect(scope).toEqual({ documents: [{ type: 'B' }], attributes: { documentNames: 'b' } });
  });

  it('says when there is nothing', () => {
    const scope: Members = { documents: [{ type: 'A' }] };
    expect(removeAt(scope, ['documents', 1])).toBe(false);
    expect(removeAt(scope, ['invoice'])).toBe(false);
    expect(removeAt(scope, ['attributes', 'documentNames', 0])).toBe(false);
    expect(scope).toEqual({ documents: [{ type: 'A' }] });
  });
});
