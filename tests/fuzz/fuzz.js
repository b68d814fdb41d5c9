/** `npm run fuzz -- --minutes 5 --from 1 --kind font`: tries what comes in for so long; all kinds in turn, or one. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    from: { type: 'string', default: String(Date.now() % 1e9) },
    kind: { type: 'string', default: '' },
  },
});
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--config', '.config/vitest.ts', 'tests/fuzz/fuzz.test.ts'],
  {
    stdio: 'inherit',
    env: { ...process.env, FUZZ_MINUTES: values.minutes, FUZZ_FROM: values.from, FUZZ_KIND: values.kind },
  },
);
process.exitCode = status ?? 1;
