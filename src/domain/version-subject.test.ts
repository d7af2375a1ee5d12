import fc from 'fast-check';
import { expect, it } from 'vitest';
import { versionOfSubject, versionSubject } from './version-subject.ts';

it('names a version of whatever id, and is taken apart again', () => {
  expect(versionSubject('P-1', 2)).toBe('P-1@2');
  fc.assert(
    fc.property(fc.string(), fc.nat(), (id, version) => {
      expect(versionOfSubject(versionSubject(id, version))).toEqual({ id, version });
    }),
    { examples: [['a@b', 12]] },
  );
});
