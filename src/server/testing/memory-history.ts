import { columnsOfQuestion, QuestionTally } from '../../app/history/question/question-tally.ts';
import { askParties } from '../../app/parties/ask-parties.ts';
import { entriesInColumns, foundRowOf } from '../../app/parties/later-in-columns.ts';
import type { HistoryQuestions } from '../../app/ports/history-questions.ts';
import type {
  HistoryEntry,
  HistoryFinding,
  HistoryStore,
  VersionNames,
} from '../../app/ports/history-store.ts';
import type { PartyQuestions } from '../../app/ports/party-questions.ts';
import { versionOf } from '../../domain/declaration.ts';
import type { Moment } from '../../domain/moment.ts';
import { codeDeclarations } from '../../identify/columns/code-declarations.ts';
import { fieldAt } from '../../identify/fields/field-catalogue.ts';
import type { MemoryChain } from './memory-chain.ts';
import type { MemoryDeclarations } from './memory-declarations.ts';

/** Answers questions to the record in memory, laid out anew for each. */
export function memoryQuestions(history: HistoryStore): HistoryQuestions {
  return {
    async ask(question, lists) {
      const entries = await history.entriesAfter(0, Number.POSITIVE_INFINITY);
      const newest = entries.filter(
        ({ sequence }) => !entries.some(({ supersedes }) => supersedes === sequence),
      );
      const fields = columnsOfQuestion(question).flatMap((path) => fieldAt(path) ?? []);
      const tally = new QuestionTally(question, lists);
      tally.add(
        codeDeclarations(
          newest.map(({ declaration }) => declaration),
          fields,
        ),
      );
      const upTo = { entries: entries.at(-1)?.sequence ?? 0, findings: 0 };
      return { kind: 'answered', answer: tally.answer(), upTo };
    },
  };
}

/** Answers questions about parties from the record in memory, laid out anew for each. */
export function memoryParties(history: HistoryStore): PartyQuestions {
  return {
    async ask(question) {
      const entries = await history.entriesAfter(0, Number.POSITIVE_INFINITY);
      const findings = await history.findingsAfter(0, Number.POSITIVE_INFINITY);
      const answer = askParties(
        {
          findings: findings.flatMap(foundRowOf),
          parts: (paths) => [entriesInColumns(entries, paths)],
        },
        question,
      );
      const upTo = {
        entries: entries.at(-1)?.sequence ?? 0,
        findings: findings.at(-1)?.sequence ?? 0,
      };
      return { kind: 'answered', answer, upTo, isBehind: false };
    },
  };
}

/** The record in memory, read in its order. */
export function memoryHistory(
  chain: MemoryChain,
  declarations: MemoryDeclarations,
): HistoryStore & VersionNames {
  return {
    hashOf: async (sequence) => (await chain.list(sequence + 1, 1))[0]?.hash,
    entriesAfter: async (sequence, limit) =>
      entriesOf(declarations)
        .filter((entry) => entry.sequence > sequence)
        .slice(0, limit),
    findingsAfter: async (sequence, limit) =>
      findingsOf(declarations)
        .filter((finding) => finding.sequence > sequence)
        .slice(0, limit),
    versionsAt: async (sequences) =>
      new Map(
        declarations.recorded
          .filter(({ sequence }) => sequences.includes(sequence))
          .map(({ sequence, one: { declaration } }) => [
            sequence,
            { id: declaration.id, version: versionOf(declaration) },
          ]),
      ),
  };
}

function entriesOf({ recorded }: MemoryDeclarations): readonly HistoryEntry[] {
  const newest = new Map<string, { readonly sequence: number; readonly version: number }>();
  const firsts = new Map<string, number>();
  return recorded.map(({ sequence, one: { declaration, decision, facts, heardAt } }) => {
    const version = versionOf(declaration);
    const earlier = newest.get(declaration.id);
    if (earlier === undefined || earlier.version < version) newest.set(declaration.id, { sequence, version });
    const supersedes = earlier && (earlier.version > version ? sequence : earlier.sequence);
    const first = firsts.get(declaration.id);
    if (first === undefined) firsts.set(declaration.id, sequence);
    return {
      sequence,
      declaration,
      decision,
      facts,
      heardAt,
      ...(supersedes !== undefined && { supersedes }),
      ...(first !== undefined && { first }),
    };
  });
}

function findingsOf({ recorded, findings }: MemoryDeclarations): readonly HistoryFinding[] {
  return findings.map(({ sequence, finding, version, at }) => {
    const of = recorded.find(
      ({ one: { declaration } }) =>
        declaration.id === finding.declarationId && versionOf(declaration) === version,
    );
    return { sequence, finding, at: at as Moment, ...(of !== undefined && { declaration: of.sequence }) };
  });
}
