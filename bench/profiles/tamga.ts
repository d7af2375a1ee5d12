import { codeDeclarations } from '../../src/identify/columns/code-declarations.ts';
import { columnMatcher } from '../../src/identify/columns/match-columns.ts';
import { fieldAt } from '../../src/identify/fields/field-catalogue.ts';
import { compileProfiles, matchPlaces } from '../../src/identify/profiles/compile-profiles.ts';
import type { MatchBuffer } from '../../src/identify/profiles/index/match-buffer.ts';
import type { Engine, ReadyProfiles, Workload } from './engine.ts';

const paths = [
  'item.commodityCode',
  'item.originCountry',
  'importer.id',
  'office',
  'item.value',
  'item.netMassKg',
];

export const tamgaOnObjects: Engine = {
  name: 'Tamga, plain objects',
  given: 'declarations as they are read',
  prepare: (workload) => () => {
    const compiled = compileProfiles(workload.profiles, {});
    return ready(workload, (place) => {
      const declaration = workload.declarations[place];
      if (declaration === undefined) throw new Error(`There is no declaration ${place}`);
      return matchPlaces(compiled, declaration);
    });
  },
};

export const tamgaOnRows: Engine = {
  name: 'Tamga, coded rows',
  given: 'rows of codes and numbers',
  prepare: (workload) => {
    const fields = paths.flatMap((path) => fieldAt(path) ?? []);
    const columns = codeDeclarations(workload.declarations, fields);
    return () => ready(workload, columnMatcher(compileProfiles(workload.profiles, {}), columns));
  },
};

function ready({ profiles }: Workload, match: (place: number) => MatchBuffer): ReadyProfiles {
  return {
    count: (place) => match(place).length,
    matchesOf: (place) => {
      const found = match(place);
      return Array.from({ length: found.length }, (_, at) => profiles[found.profileAt(at)]?.id ?? '');
    },
  };
}
