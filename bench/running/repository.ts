import { fileURLToPath } from 'node:url';

/** The root of this checkout. */
export const repository = fileURLToPath(new URL('../../', import.meta.url));
/** What `npx tamga` starts. */
export const launcher = fileURLToPath(new URL('../../bin/tamga.mjs', import.meta.url));
/** Data that are read where they lie and never copied into the project. */
export const sharedData = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
