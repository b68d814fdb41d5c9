/** Small inputs of kinds that have failed, kept outside of the project; where that folder is not there, nothing is tested. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ContentError, type Problem } from '../src/errors.js';
import { readDataset } from '../src/load.js';

const folder = process.env.TRIALBRIEF_CASES ?? '../shared/cases';

function problemsOf(file: string, change = (text: string) => text): Problem[] {
  try {
    return readDataset(join(folder, file), change(readFileSync(join(folder, file), 'utf8'))).warnings;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems;
  }
}

const namesIn = (part: string) =>
  (existsSync(join(folder, part)) ? readdirSync(join(folder, part)) : []).filter((name) => name.endsWith('.yaml'));
const errorsOf = (problems: Problem[]) =>
  problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);

/** What is wrong with them is told, in such words. */
const wrong: Record<string, RegExp> = {
  'negative-ratio-other.yaml': /common odds ratio of −1\.51 is impossible/,
  'purpose1.yaml': /5338 in what it is part of but 8094/,
};

/** The one contradiction in each, by what its message names. */
const planted: Record<string, RegExp> = {
  'a-rr.yaml': /0\.68 is far from that of the arms/,
  'a-hr-swap2.yaml': /hazard ratio 0\.70 and the values of the arms/,
  'p-hr.yaml': /hazard ratio 2\.42/,
  'b-swap.yaml': /vaccine efficacy \(%\) 95/,
  'b-ci2.yaml': /107\.6/,
  'm-p.yaml': /p = 0\.02/,
  'r-p049.yaml': /p = 0\.049/,
  'p-or.yaml': /odds ratio 4\.30 is far from that of the counts, 3\.35/,
  'c-margintext.yaml': /margin of 10/,
  'c-margin-neg.yaml': /margin −8/,
  'c-side.yaml': /no longer holds/,
  'a-n.yaml': /246/,
  'a-pct.yaml': /29\.9%, not 29\.5%/,
  'p-mrd-swap.yaml': /odds ratio 3\.40/,
  'r-p02.yaml': /p = 0\.2/,
  's-hi-notin.yaml': /lies outside its interval/,
  'r-hicomma.yaml': /far from the middle/,
};

describe.skipIf(!existsSync(folder))('cases from outside', () => {
  test.each(namesIn('effects').filter((name) => !(name in wrong)))('%s has no error', (name) => {
    expect(errorsOf(problemsOf(`effects/${name}`))).toEqual([]);
  });

  test.each(Object.entries(wrong))('what is wrong in %s is told', (name, says) => {
    expect(errorsOf(problemsOf(`effects/${name}`)).some((message) => says.test(message))).toBe(true);
  });

  test('a group that was never randomised says so by its key', () => {
    const external = (text: string) => text.replace(/(id: screened,[^}]*n: 8094)/, '$1, external: true');
    expect(errorsOf(problemsOf('effects/purpose1.yaml', external))).toEqual([]);
  });

  test.each(Object.entries(planted))('the contradiction in %s is told', (name, says) => {
    expect(problemsOf(`planted/${name}`).some(({ message }) => says.test(message))).toBe(true);
  });
});
