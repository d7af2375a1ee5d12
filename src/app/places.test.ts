import { expect, it } from 'vitest';
import { Places } from './places.ts';

it('lets so many in at a time, the others in their order, and turns away who finds the line full', async () => {
  const places = new Places(2, 2);
  const log: string[] = [];
  const gates = new Map<string, () => void>();
  const visit = (name: string) =>
    places.within(async () => {
      log.push(`${name} in`);
      await new Promise<void>((resolve) => gates.set(name, resolve));
      log.push(`${name} out`);
      return name;
    });
  const visits = ['a', 'b', 'c', 'd', 'e'].map(visit);
  expect(await visits[4]).toBe('full');
  expect(log).toEqual(['a in', 'b in']);
  gates.get('b')?.();
  expect(await visits[1]).toBe('b');
  expect(log).toEqual(['a in', 'b in', 'b out', 'c in']);
  const late = visit('f');
  for (const name of ['a', 'c']) gates.get(name)?.();
  await Promise.all([visits[0], visits[2]]);
  expect(log.slice(4).sort()).toEqual(['a out', 'c out', 'd in', 'f in']);
  for (const name of ['d', 'f']) gates.get(name)?.();
  expect(await Promise.all([visits[3], late])).toEqual(['d', 'f']);
});

it('gives the place back when the work fails', async () => {
  const places = new Places(1, 0);
  await expect(places.within(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await places.within(async () => 'in')).toBe('in');
});

it('lets nobody have more of the room and the line than one may', async () => {
  const places = new Places(1, 5, 2);
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const visit = (by: string) => places.within(() => gate.then(() => by), { by });
  const visits = [visit('ana'), visit('ana'), visit('ana'), visit('ben')];
  expect(await visits[2]).toBe('full');
  open();
  expect(await Promise.all(visits)).toEqual(['ana', 'ana', 'full', 'ben']);
  expect(await Promise.all([visit('ana'), visit('ana')])).toEqual(['ana', 'ana']);
});

it('gives the place in line of who leaves to the next', async () => {
  const places = new Places(1, 1);
  let open = (): void => {};
  const first = places.within(
    () =>
      new Promise<void>((resolve) => {
        open = resolve;
      }),
  );
  const leaving = new AbortController();
  let began = false;
  const left = places.within(
    async () => {
      began = true;
    },
    { signal: leaving.signal },
  );
  expect(await places.within(async () => 'in')).toBe('full');
  leaving.abort(new Error('gone'));
  await expect(left).rejects.toThrow('gone');
  const next = places.within(async () => 'in');
  open();
  expect([await first, await next, began]).toEqual([undefined, 'in', false]);
});
