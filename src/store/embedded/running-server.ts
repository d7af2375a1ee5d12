import type { Endpoint } from './endpoint.ts';
import type { Postmaster } from './postmaster.ts';

/** A server that takes connections. */
export type RunningServer = { readonly postmaster: Postmaster; readonly endpoint: Endpoint };
