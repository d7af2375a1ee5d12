import { describe, expect, it } from 'vitest';
import { parseSearchText, writeSearchText } from './search-text.ts';

describe('what stands behind the question mark', () => {
  it('is plain text, both ways', () => {
    expect(parseSearchText('?office=030&lang=uz-Cyrl')).toEqual({ office: '030', lang: 'uz-Cyrl' });
    expect(writeSearchText({ office: '030', hours: 24, lane: undefined, flow: '' })).toBe(
      '?office=030&hours=24',
    );
    expect(writeSearchText({})).toBe('');
  });

  it('may hold any character', () => {
    const search = { office: 'A&B=1/ü%' };
    expect(parseSearchText(writeSearchText(search))).toEqual(search);
  });
});
