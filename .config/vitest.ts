import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const all = 'tests/**/*.test.ts';

/** Files that put something else in the place of a module, or load modules anew: what they load must be nobody else's. */
const apart = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join('tests', name))
  .filter((file) => /vi\.(?:mock|doMock|resetModules|stubGlobal)\(/.test(readFileSync(file, 'utf8')));

/** `--mode all`, as in `npm run test:all`, sets TEST_ALL: with it, tests that take a sample of something slow take all of it. */
export default defineConfig(({ mode }) => ({
  test: {
    setupFiles: ['tests/seed.ts'],
    env: mode === 'all' ? { TEST_ALL: '1' } : {},
    // On two cores Vitest would leave one idle.
    maxWorkers: 2,
    // Tests that start processes or convert files need longer than a unit test, and so do their hooks.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      // What is loaded once serves all files, which halves the time.
      { extends: true, test: { name: 'shared', include: [all], exclude: apart, isolate: false } },
      { extends: true, test: { name: 'apart', include: apart } },
    ],
  },
}));
