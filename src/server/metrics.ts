import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Decision } from '../domain/decision.ts';

export type SubmissionOutcome = 'decided' | 'known' | 'conflict' | 'rejected';

/** The figures of the process itself, of which there is one however many servers it runs. */
let processFigures: Registry | undefined;

/** The figures a server shows to whoever watches over it: counts alone, no name and no profile. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #submissions: Counter<'outcome'>;
  readonly #decisions: Counter<'lane'>;
  readonly #requests: Histogram<'method' | 'route' | 'status'>;

  constructor(waiting: () => number) {
    const registers = [this.#registry];
    this.#submissions = new Counter({
      name: 'tamga_submissions_total',
      help: 'Declarations received, by what came of them',
      labelNames: ['outcome'],
      registers,
    });
    this.#decisions = new Counter({
      name: 'tamga_decisions_total',
      help: 'Declarations decided, by lane',
      labelNames: ['lane'],
      registers,
    });
    this.#requests = new Histogram({
      name: 'tamga_http_request_duration_seconds',
      help: 'Requests answered, by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
    new Gauge({
      name: 'tamga_submission_queue_length',
      help: 'Declarations that wait for their transaction',
      registers,
      collect() {
        this.set(waiting());
      },
    });
  }

  countSubmission(outcome: SubmissionOutcome, decision?: Decision): void {
    this.#submissions.inc({ outcome });
    if (outcome === 'decided' && decision !== undefined) {
      // Not by what selected it: the figures are open, and a declarant could tell a profile from a draw.
      this.#decisions.inc({ lane: decision.lane });
    }
  }

  countRequest(method: string, route: string, status: number, milliseconds: number): void {
    this.#requests.observe({ method, route, status }, milliseconds / 1_000);
  }

  /** All figures in the text format of Prometheus. */
  async text(): Promise<{ readonly type: string; readonly body: string }> {
    const all = Registry.merge([this.#registry, figuresOfProcess()]);
    return { type: all.contentType, body: await all.metrics() };
  }
}

function figuresOfProcess(): Registry {
  if (processFigures === undefined) {
    processFigures = new Registry();
    collectDefaultMetrics({ register: processFigures });
  }
  return processFigures;
}
