import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/seed.ts'],
    // Tests that start processes or convert files need longer than a unit test.
    testTimeout: 60_000,
  },
});
