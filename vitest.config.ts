import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,bench}/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
          pool: 'threads',
          maxWorkers: '100%',
          testTimeout: 10_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: ['test/**/*.test.ts'],
          pool: 'forks',
          // Each file starts servers, databases or a browser of its own; two at a time suit a machine of two cores.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // After the unit tests, which would otherwise compete for the same cores.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
