import { defineConfig } from 'vitest/config';

/** `--mode all`, as in `npm run test:all`, sets TEST_ALL: with it, tests that take a sample of something slow take all of it. */
export default defineConfig(({ mode }) => ({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/seed.ts'],
    env: mode === 'all' ? { TEST_ALL: '1' } : {},
    // On two cores Vitest would leave one idle.
    maxWorkers: 2,
    // Tests that start processes or convert files need longer than a unit test, and so do their hooks.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}));
