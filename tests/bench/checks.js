/** All checks of a trial and what to look at before it is presented, against a build of page and deck in a process that is warm. */
import { readFileSync } from 'node:fs';
import { generate } from '../../dist/index.js';
import { bundled } from './bundled.js';
import { mediansInTurn } from './in-turn.js';

const rounds = Number(process.env.ROUNDS ?? 25);
const file = 'tests/fixtures/dazukibart.yaml';
const text = readFileSync(file, 'utf8');
const { checksOf } = await bundled('checks.ts');

const works = { checks: checksOf(file), build: () => generate({ file: 'trial.yaml', text }) };
const { checks, build } = await mediansInTurn(works, rounds);
console.log(`Checks, and what to look at before presenting, against a warm build (medians of ${rounds} rounds)`);
console.log(
  `  time    ${checks.toFixed(1)} ms against ${build.toFixed(1)} ms: ${(checks / build).toFixed(2)} times (aim: at most 0.1)`,
);
