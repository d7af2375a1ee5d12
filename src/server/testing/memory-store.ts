import type {
  AnswerStore,
  DaySecret,
  DaySecretStore,
  RememberedAnswer,
  Store,
} from '../../app/ports/store.ts';
import { memoryBacktests } from './memory-backtests.ts';
import { MemoryChain } from './memory-chain.ts';
import { MemoryChallengers } from './memory-challengers.ts';
import { MemoryDeclarations } from './memory-declarations.ts';
import { memoryHistory } from './memory-history.ts';
import { MemoryLists } from './memory-lists.ts';
import {
  memoryMatches,
  memoryProfileHistory,
  memoryReads,
  memoryRuleBookHistory,
} from './memory-profile-life.ts';
import { MemoryProfiles } from './memory-profiles.ts';
import { memoryReferences } from './memory-references.ts';
import { memoryScreening } from './memory-screening.ts';
import { MemoryShadow } from './memory-shadow.ts';
import { MemoryUsers } from './memory-users.ts';

/** A store in memory that keeps the promises of the port, but for outliving the process. */
export function memoryStore(): Store {
  const chain = new MemoryChain();
  const declarations = new MemoryDeclarations(chain);
  const profiles = new MemoryProfiles(chain);
  return {
    declarations,
    operations: declarations,
    past: { read: (period) => declarations.read(period) },
    backtests: memoryBacktests(chain),
    outcomes: { outcome: async (query) => declarations.outcome(query, profiles.holding(query.profile)) },
    profiles,
    ruleBooks: profiles.ruleBooks,
    challengers: new MemoryChallengers(chain, (ruleBook) => profiles.keepRuleBook(ruleBook)),
    shadow: new MemoryShadow(chain, declarations),
    screening: memoryScreening(chain),
    lists: new MemoryLists(chain, profiles),
    users: new MemoryUsers(chain),
    daySecrets: memoryDaySecrets(chain),
    answers: memoryAnswers(),
    acts: chain,
    history: memoryHistory(chain, declarations),
    profileHistory: memoryProfileHistory(chain, profiles),
    ruleBookHistory: memoryRuleBookHistory(chain),
    references: memoryReferences(chain),
    reads: memoryReads(chain, profiles),
    matches: memoryMatches(declarations, profiles),
    isReady: async () => true,
    isAbsence: () => false,
    isEmpty: async () => declarations.isEmpty,
    close: async () => {},
  };
}

function memoryDaySecrets(chain: MemoryChain): DaySecretStore {
  const days = new Map<string, DaySecret>();
  return {
    commit: async (offered, act) => {
      const held = days.get(offered.day);
      if (held !== undefined) return held;
      chain.append([act]);
      days.set(offered.day, offered);
      return offered;
    },
    list: async (limit) => [...days.values()].sort((a, b) => (a.day < b.day ? 1 : -1)).slice(0, limit),
  };
}

function memoryAnswers(): AnswerStore {
  const answers = new Map<string, RememberedAnswer>();
  return {
    find: async (user, key) => answers.get(`${user}\n${key}`),
    remember: async (user, key, answer) => {
      if (!answers.has(`${user}\n${key}`)) answers.set(`${user}\n${key}`, answer);
    },
  };
}
