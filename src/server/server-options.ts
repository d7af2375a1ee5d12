import { defaultLimits, type Limits } from '../intake/limits.ts';

/** How much one token may ask for; a batch counts as one request. */
export type RateLimit = {
  readonly requestsPerMinute: number;
  /** Sign-ins from one address. */
  readonly signInsPerMinute: number;
  /** Wrong tokens from one address, before no unknown token from there is looked at. */
  readonly wrongTokensPerMinute: number;
  /** Whether requests from this machine count too. */
  readonly onLoopback: boolean;
};

export type ServerOptions = {
  readonly version: string;
  readonly logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Folder of the built pages; without it there are none. */
  readonly webRoot?: string;
  /** Whether cookies are for https only. */
  readonly secureCookies?: boolean;
  readonly rateLimit?: Partial<RateLimit>;
  readonly limits?: Limits;
  /** Declarations that may wait for their transaction before more are told to come back. */
  readonly maximumWaiting?: number;
  /** Bytes of request bodies held at a time before more are told to come back. */
  readonly bodyBytes?: number;
  /** How long a request body may take to arrive; a batch may take for ever. */
  readonly bodyMilliseconds?: number;
  /** How long a list may take to be uploaded. */
  readonly uploadMilliseconds?: number;
  /** How long closing waits for requests under way. */
  readonly drainMilliseconds?: number;
  /** Whether the store holds generated data, which pages then say. */
  readonly generatedData?: boolean;
};

export type ResolvedOptions = Required<Omit<ServerOptions, 'webRoot' | 'rateLimit'>> & {
  readonly webRoot: string | undefined;
  readonly rateLimit: RateLimit;
};

const mebibyte = 1_048_576;

const defaultRateLimit: RateLimit = {
  requestsPerMinute: 120_000,
  signInsPerMinute: 30,
  wrongTokensPerMinute: 20,
  onLoopback: false,
};

/** The options with every default in its place. */
export function resolveOptions(options: ServerOptions): ResolvedOptions {
  return {
    logLevel: 'warn',
    secureCookies: false,
    limits: defaultLimits,
    maximumWaiting: 20_000,
    bodyBytes: 512 * mebibyte,
    bodyMilliseconds: 120_000,
    uploadMilliseconds: 900_000,
    drainMilliseconds: 10_000,
    generatedData: false,
    ...options,
    webRoot: options.webRoot,
    rateLimit: { ...defaultRateLimit, ...options.rateLimit },
  };
}
