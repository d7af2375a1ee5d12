import type { Engine } from './engine.ts';
import { jsonLogicEngine } from './json-logic.ts';
import { jsonRulesEngine } from './json-rules-engine.ts';
import { tamgaOnObjects, tamgaOnRows } from './tamga.ts';
import { zenEngine } from './zen.ts';

export const ownEngines: readonly Engine[] = [tamgaOnRows, tamgaOnObjects];
export const peerEngines: readonly Engine[] = [jsonLogicEngine, zenEngine, jsonRulesEngine];

export function engineNamed(name: string): Engine {
  const found = [...ownEngines, ...peerEngines].find((engine) => engine.name === name);
  if (found === undefined) throw new Error(`There is no engine ${name}`);
  return found;
}
