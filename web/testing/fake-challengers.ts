import type { ServerResponse } from 'node:http';
import type { ChallengerComparisonView, ChallengerView } from '../../src/server/api.ts';
import { refuse, send } from './fake-answer.ts';
import { fakeShadow } from './fake-impact.ts';

const hour = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString();

/** A challenger that waits to be started, and its look-alikes further on. */
export const fakeChallengerNames = { waiting: 'summer', running: 'весна 1/2', stopped: 'winter' } as const;

/** Made-up challengers, and what can be done with them. */
export function fakeChallengers(isEmpty: boolean) {
  const common = {
    ruleBook: `sha256:${'cd'.repeat(32)}`,
    profiles: 312,
    lists: 14,
    author: 'analyst-1',
    registeredAt: ago(50),
  };
  const started = { starter: 'approver-2', startedAt: ago(40) };
  const stopped = { stopper: 'approver-1', stoppedAt: ago(2) };
  const challengers = new Map<string, ChallengerView>();
  if (!isEmpty) {
    const { waiting, running, stopped: over } = fakeChallengerNames;
    challengers.set(waiting, { ...common, name: waiting, state: 'registered' });
    challengers.set(over, { ...common, ...started, ...stopped, name: over, state: 'stopped' });
    challengers.set(running, { ...common, ...started, name: running, state: 'running' });
  }

  function comparisonOf(challenger: ChallengerView): ChallengerComparisonView {
    const { id: _, version: __, isInShadow: ___, until, ...figures } = fakeShadow('R-1', 1);
    const isOver = challenger.state === 'stopped' && until !== undefined;
    return { challenger, ...figures, ...(isOver ? { until } : {}) };
  }

  return {
    /** Answers what is asked below /api/v1/challengers. */
    serve(answer: ServerResponse, name: string | undefined, part = '') {
      if (name === undefined) return send(answer, { rows: [...challengers.values()] });
      const found = challengers.get(name);
      if (found === undefined) return refuse(answer, 404, 'There is nothing here.');
      if (part === 'comparison') return send(answer, comparisonOf(found));
      const changed: ChallengerView =
        part === 'start'
          ? { ...found, ...started, state: 'running' }
          : { ...found, ...stopped, state: 'stopped' };
      challengers.set(name, changed);
      send(answer, changed);
    },
  };
}
