import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Declaration } from '../../src/domain/declaration.ts';
import type { NamedList } from '../../src/domain/named-list.ts';
import type { NamedLists, RuleBook } from '../../src/domain/rule-book.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { defaultLimits } from '../../src/intake/limits.ts';
import { readNomenclature } from '../../src/intake/read-nomenclature.ts';
import { library, rowsWithProfile } from '../../src/library/library.ts';
import { listTemplates } from '../../src/library/list-templates.ts';
import { needsOf } from '../../src/library/needs.ts';
import { createWorld } from '../../src/simulate/traffic/create-world.ts';
import { documentTypes } from '../../src/simulate/traffic/declare.ts';
import { generateTraffic } from '../../src/simulate/traffic/generate-traffic.ts';
import type { GeneratedDeclaration } from '../../src/simulate/traffic/generated-declaration.ts';
import { sharedData } from '../running/repository.ts';
import { exampleRuleBook } from '../workload/example-rule-book.ts';
import { readScenario } from '../workload/generated.ts';
import { registeredOf, registerTables } from './register-tables.ts';
import { tradeTables } from './trade-tables.ts';
import { wayTables } from './way-tables.ts';

const nomenclatureFile = join(sharedData, 'reference', 'harmonized-system.csv');

/**
 * All profiles of the library, with the lists that the made-up administration of a seed can fill: those beside its
 * scenario, tables of what its scenario says of itself, and what registers, statistics and maps say of so many
 * declarations. The others hold examples only, which match nothing.
 */
export async function libraryRuleBook(seed: number, declarations: number): Promise<RuleBook> {
  const names = [...new Set(rowsWithProfile.flatMap(({ profile }) => needsOf(profile).lists))];
  const scenario = readScenario();
  const { world } = createWorld(scenario, seed);
  const traffic = generateTraffic(scenario, { seed, declarations });
  return {
    profiles: library.flatMap((row) => (row.kind === 'profile' ? [row.profile] : [])),
    lists: {
      ...listTemplates(names),
      ...scenarioLists(),
      ...tradeTables(scenario),
      ...wayTables(scenario),
      ...registerTables(world, registeredOf(declarationsOf(traffic), scenario.country)),
      ...(await nomenclatureList()),
    },
    settings: defaultSettings,
  };
}

function* declarationsOf(traffic: Iterable<GeneratedDeclaration>): Generator<Declaration> {
  for (const { declaration } of traffic) yield declaration;
}

function scenarioLists(): NamedLists {
  const own = exampleRuleBook().lists;
  const { tradeDefence, goodsClasses } = readScenario();
  const goods = goodsClasses.flatMap(({ commodities, excise }) =>
    commodities.map((commodity) => ({ ...commodity, excise })),
  );
  const taken = ['HUB_COUNTRIES', 'PRECURSORS', 'PROTECTED_SPECIES'];
  return {
    ...Object.fromEntries(taken.flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]]]))),
    // The made-up permits of the scenario's documents.
    PRECURSOR_PERMITS: ['9101'],
    SPECIES_PERMITS: ['9102'],
    'trade-defence': tradeDefence.flatMap(({ headings, origin, extraPercent }) =>
      headings.map((heading) => ({ value: `${origin}|${heading}`, is: extraPercent })),
    ),
    // Its tariff, with the permits and the excise that goods need.
    'tariff-rates': goods.map(({ code, dutyPercent }) => ({ value: code, is: dutyPercent })),
    'required-documents': goods.flatMap(({ code, permit }) =>
      permit === undefined ? [] : [{ value: code, is: documentTypes.permits[permit] }],
    ),
    'neighbour-headings': neighbours(goods),
    EXCISE_HEADINGS: headings(goods.filter(({ excise }) => excise === true)),
    // What the library gives as examples that hold anywhere.
    HIGH_VALUE_LIGHT_HEADINGS: ['8517', '7113', '3004'],
    'trade-marks': (own.TRADE_MARKS ?? []).map((value) => ({ value: String(value), is: '-' })),
  };
}

type Goods = { readonly code: string; readonly neighbour?: string };

function headings(goods: readonly Goods[]): readonly string[] {
  return [...new Set(goods.map(({ code }) => code.slice(0, 4)))];
}

function neighbours(goods: readonly Goods[]): NamedList {
  const pairs = goods.flatMap(({ code, neighbour }) =>
    neighbour === undefined ? [] : [`${code.slice(0, 4)}|${neighbour.slice(0, 4)}`],
  );
  return [...new Set(pairs)].map((value) => ({ value, is: 1 }));
}

/** The Harmonized System, where its file is there. */
async function nomenclatureList(): Promise<Readonly<Record<string, NamedList>>> {
  if (!existsSync(nomenclatureFile)) return {};
  const bytes = createReadStream(nomenclatureFile) as AsyncIterable<Uint8Array>;
  const { rows } = await readNomenclature(bytes, { source: nomenclatureFile, limits: defaultLimits });
  return { nomenclature: rows.map(({ code, text }) => ({ value: code, is: text })) };
}
