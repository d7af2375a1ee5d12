// Checks that imports point one way: domain <- intake, identify, assess, treat, learn <- decide <- app <- store,
// server, cli. Imports of types count like any other, because a cycle of types is as hard to take apart.
// Runs on Node 24, and reads TypeScript with the parser that comes with Vite.

import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const cycle =
  'files that need each other can only be read, tested and changed together; move what both need to a third file';

const steps = ['src/intake', 'src/identify', 'src/assess', 'src/treat', 'src/learn', 'src/simulate'];
const core = ['src/domain', ...steps, 'src/decide.ts', 'src/library'];
const step =
  'the steps of the risk cycle meet in decide.ts and app, so that each can be understood and replaced alone';
const edge =
  'what stands at the edge keeps a port of app, and edges that know each other could not be exchanged';

// What each part may import besides itself, and why no more.
const arrows = {
  'src/domain': {
    to: [],
    why: 'the nouns and their laws depend on nothing, so that everything may depend on them',
  },
  ...Object.fromEntries(steps.map((name) => [name, { to: ['src/domain'], why: step }])),
  // The twin of a post can route its traffic by the real decision.
  'src/simulate': { to: ['src/domain', 'src/decide.ts'], why: step },
  'src/decide.ts': {
    to: ['src/domain', 'src/identify', 'src/assess', 'src/treat'],
    why: 'a decision is identify, assess and treat on one page, and replays because nothing else enters it',
  },
  'src/library': {
    to: ['src/domain', 'src/identify'],
    why: 'indicators to begin with are content: profiles written in the language of conditions, which decides nothing by itself',
  },
  'src/app': {
    to: core,
    why: 'use cases name ports; which store or page keeps them is decided in cli',
  },
  'src/store': { to: [...core, 'src/app'], why: edge },
  'src/server': { to: [...core, 'src/app'], why: edge },
  'src/cli': {
    to: [...core, 'src/app', 'src/store', 'src/server'],
    why: 'the product must run without its benchmarks, tests and the sources of its pages',
  },
  web: {
    to: [],
    why: 'a page knows the API and nothing behind it; of its types alone, since values would be bundled',
  },
  bench: {
    to: [...core, 'src/app', 'src/store', 'src/server'],
    why: 'benchmarks measure the parts, or the command from outside; nothing imports cli',
  },
  test: {
    to: [...core, 'src/app', 'src/store', 'src/server', 'web', 'bench'],
    why: 'end-to-end tests use the command from outside; nothing imports cli',
  },
};

// The parts a past decision is replayed with: no files, no network, no clock of another process.
const pure = ['src/domain', 'src/identify', 'src/assess', 'src/treat', 'src/decide.ts'];
const pureWhy = 'a decision must replay byte for byte, so what it needs from outside is handed to it';
const pureBuiltins = new Set(['node:assert', 'node:buffer', 'node:util']);
// Rule books, draws and what the history meets again are told apart by hashes.
const hashing = ['src/domain', 'src/identify', 'src/treat', 'src/decide.ts'];
const impurePackages = new Set(['fastify', 'kysely', 'pg', 'pino']);
// Exact decimals, and the code lists of ISO.
const domainPackages = new Set(['big.js', 'currency-codes', 'i18n-iso-countries']);

const isTest = (path) => /\.test\.tsx?$/.test(path) || path.includes('/testing/');

function partOf(path) {
  // The rule book is compiled beside the decision it is made for, and is one part with it.
  if (/^src\/(decide|compiled-rule-book)(\.test)?\.ts$/.test(path)) return 'src/decide.ts';
  return path.startsWith('src/') ? path.split('/').slice(0, 2).join('/') : path.split('/')[0];
}

/** All imports of a file: what is named, on which line, and whether it disappears with the types. */
function importsOf(path) {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [];
  const add = (literal, isType) => {
    if (typeof literal?.value !== 'string') return;
    imports.push({ named: literal.value, line: text.slice(0, literal.start).split('\n').length, isType });
  };
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (/^(Import|Export(Named|All))Declaration$/.test(node.type)) {
      add(node.source, (node.importKind ?? node.exportKind) === 'type');
    } else if (node.type === 'ImportExpression') add(node.source, false);
    else if (node.type === 'TSImportType') add(node.source, true);
    // Workers are started as new URL('./file.ts', import.meta.url).
    else if (
      node.type === 'NewExpression' &&
      node.callee.name === 'URL' &&
      /\.tsx?$/.test(node.arguments[0]?.value)
    ) {
      add(node.arguments[0], false);
    }
    for (const child of Object.values(node)) visit(child);
  };
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) faults.push(`${path} cannot be parsed, so its imports are unknown`);
  visit(program);
  return imports;
}

/** The path of the file an import names, or undefined for a package. */
function target(from, named) {
  if (!named.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), named.replace(/\?.*$/, ''));
  // The bundler finds endings by itself.
  const found = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => path + end);
  return found.find((candidate) => /\.\w+$/.test(candidate) && existsSync(join(root, candidate))) ?? path;
}

/** Why an import of another file is refused, or undefined. */
function faultOfFile(from, to, isType) {
  const [part, other] = [partOf(from), partOf(to)];
  if (isTest(to) && !isTest(from)) return 'builders and fakes are for tests';
  if (part === other) return undefined;
  if (part === 'web' && isType && /^src\/server\/api(\/|\.ts$)/.test(to)) return undefined;
  // What a test makes, it may read back the way everybody does.
  if (isTest(from) && other === 'src/intake') return undefined;
  if (part.startsWith('src/') && other.startsWith('src/') && isTest(from) && to.includes('/testing/'))
    return undefined;
  return arrows[part].to.includes(other) ? undefined : arrows[part].why;
}

/** Why an import of a package is refused, or undefined. Tests may read golden files and use their tools. */
function faultOfPackage(from, named) {
  const part = partOf(from);
  if (isTest(from) || !pure.includes(part)) return undefined;
  if (isBuiltin(named)) {
    const name = named.startsWith('node:') ? named : `node:${named}`;
    if (pureBuiltins.has(name) || (name === 'node:crypto' && hashing.includes(part))) return undefined;
    return pureWhy;
  }
  const name = named
    .split('/')
    .slice(0, named.startsWith('@') ? 2 : 1)
    .join('/');
  if (part === 'src/domain' && !domainPackages.has(name)) return arrows[part].why;
  return impurePackages.has(name) ? pureWhy : undefined;
}

/** One circle through the files for each knot of them, by depth-first search. */
function circlesIn(graph) {
  const circles = [];
  const state = new Map();
  const trail = [];
  const walk = (path) => {
    state.set(path, 'open');
    trail.push(path);
    for (const next of graph.get(path) ?? []) {
      if (state.get(next) === 'open') circles.push([...trail.slice(trail.indexOf(next)), next]);
      else if (!state.has(next)) walk(next);
    }
    trail.pop();
    state.set(path, 'done');
  };
  for (const path of graph.keys()) if (!state.has(path)) walk(path);
  return circles;
}

const faults = [];
const graph = new Map();
const files = globSync('{src,web,bench,test}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: (path) => path.endsWith('node_modules'),
})
  .map((path) => path.split(sep).join('/'))
  .sort();
for (const path of files) {
  if (arrows[partOf(path)] === undefined) {
    faults.push(
      `${path} belongs to no part of the house: move it, or give its folder a line in bin/arrows.mjs`,
    );
    continue;
  }
  const targets = new Set();
  for (const { named, line, isType } of importsOf(path)) {
    const to = target(path, named);
    const why = to === undefined ? faultOfPackage(path, named) : faultOfFile(path, to, isType);
    if (why !== undefined) faults.push(`${path}:${line} imports ${to ?? named}: ${why}`);
    if (to !== undefined) targets.add(to);
  }
  graph.set(path, targets);
}
for (const circle of circlesIn(graph)) faults.push(`${circle.join(' -> ')}: ${cycle}`);

for (const fault of faults) console.error(fault);
console.log(`${files.length} files, ${faults.length} imports against the arrows`);
process.exitCode = faults.length === 0 ? 0 : 1;
