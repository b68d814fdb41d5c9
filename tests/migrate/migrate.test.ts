/** Files of earlier versions build, or are told the new words, which `trialbrief migrate` writes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ContentError } from '../../src/errors.js';
import { loadDataset } from '../../src/load.js';
import { migrateDataset } from '../../src/migrate/dataset.js';
import { migrateTemplate } from '../../src/migrate/template.js';
import { compiled } from '../cli/compiled.js';
import { folderWith, run } from '../cli/run.js';
import { changed } from '../outputs/dataset.js';

beforeAll(compiled, 180_000);

const binary = readFileSync('tests/fixtures/binary.yaml', 'utf8');
const comparison = `        estimate: 1.51
        ci: { low: 1.25, high: 1.81, level: 95 }
        p: <0.001
`;
const second = `      # The model of the protocol.
      - { arm: prenolast, versus: placebo, measure: other, label: Adjusted odds ratio, estimate: 2.10 }
`;
const old = changed(
  binary,
  [comparison, comparison + second],
  ['comparisons.prenolast.estimate', 'comparisons.prenolast-other.estimate'],
);
const now = old.replace('prenolast-other', 'prenolast-odds-ratio');

describe('a dataset whose comparison had no name of its own', () => {
  test('is told how its reference is written now', () => {
    try {
      loadDataset('t.yaml', old);
      expect.unreachable();
    } catch (error) {
      const hints = (error as ContentError).problems.map(({ hint }) => hint);
      expect(hints).toContain(
        'write results.halved-all.comparisons.prenolast-odds-ratio, or let “npx trialbrief migrate” write it',
      );
    }
  });

  test('is brought up to date, and nothing else in it changes', () => {
    const { text, changes } = migrateDataset('t.yaml', old);
    expect(text).toBe(now);
    expect(changes).toHaveLength(1);
    expect(loadDataset('t.yaml', text).dataset.id).toBe('binary');
  });
});

test('a name that was only that of the arm goes on meaning its first comparison', () => {
  // So it was written before comparisons were named by their measure where an arm has several.
  const first = binary.replace(
    comparison,
    `${comparison}      - { arm: prenolast, versus: placebo, measure: risk difference, estimate: 15.1 } # added later\n`,
  );
  expect(first).toContain('[[results.halved-all.comparisons.prenolast.estimate]]');
  const { text, changes } = migrateDataset('t.yaml', first);
  expect(text).toBe(first.replaceAll('comparisons.prenolast.estimate', 'comparisons.prenolast-risk-ratio.estimate'));
  expect(changes.length).toBeGreaterThan(0);
  expect(loadDataset('t.yaml', text).dataset.id).toBe('binary');
});

test('a name that means another comparison now goes on meaning the one that it meant', () => {
  const two = old.replaceAll('prenolast-other', 'prenolast-risk-ratio').replace('Adjusted odds ratio', 'Relative risk');
  expect(migrateDataset('t.yaml', two).text).toBe(two.replace('comparisons.prenolast-risk-ratio', 'comparisons.1'));
});

test.each([
  ['of this version', binary],
  ['brought up to date before', now],
  ['that cannot be read', 'id: [x'],
  ['with results in a sheet', binary.replace(/^results:[^]*?^adverse_events:/m, 'results: r.csv\nadverse_events:')],
])('a file %s stays as it is', (_, text) => expect(migrateDataset('t.yaml', text)).toEqual({ text, changes: [] }));

describe('a template with a chart in words that are no more', () => {
  const knows = (_: string, attribute: string) => attribute !== 'ruler';
  const chart = '<chart ruler="x">\n{{!-- ours --}}{{#each primary.marks}}<mark label="{{label}}"/>{{/each}}</chart>';

  test('has the one of the tool, and keeps its comments', () => {
    const { text } = migrateTemplate(`<p>Before</p>${chart}<p>after</p>`, null, knows);
    expect(text).toBe('<p>Before</p>{{!-- ours --}}\n{{> chart chart=primary}}<p>after</p>');
  });

  test('that is the partial for charts itself becomes that of the tool', () => {
    expect(migrateTemplate(`${chart}\n`, '<chart kind="new"></chart>\n', knows).text).toBe(
      '<chart kind="new"></chart>\n',
    );
  });

  test('and one in words that are known stays', () => {
    const own = readFileSync('templates/partials/chart.hbs', 'utf8');
    expect(migrateTemplate(own)).toEqual({ text: own, changes: [] });
  });
});

describe('a page that draws its table by the partial for results', () => {
  const brief =
    '{{!-- ours --}}\n<brief>{{> results-table table=tables.page}}{{> results-table table=tables.byArm}}</brief>';

  test('has the partial of its own, and all else stays', () => {
    expect(migrateTemplate(brief)).toEqual({
      text: brief.replace('results-table table=tables.page', 'page-table table=tables.page'),
      changes: [
        { line: 2, before: '{{> results-table table=tables.page}}', after: '{{> page-table table=tables.page}}' },
      ],
    });
  });

  test('is told what to write', async () => {
    const earlier = readFileSync('templates/brief.hbs', 'utf8').replace('{{> page-table', '{{> results-table');
    const folder = folderWith({ 'data/binary.yaml': binary, 'mine/brief.hbs': earlier });
    const { code, stderr } = await run(folder, ['check', '--template', 'mine']);
    expect(code).toBe(1);
    expect(stderr).toContain('“{{> results-table table=tables.page}}” is of an earlier version');
    expect(stderr).toContain(
      'write {{> page-table table=tables.page}}, or let “npx trialbrief migrate --template mine” write it',
    );
    expect((await run(folder, ['migrate', '--template', 'mine'])).code).toBe(0);
    expect((await run(folder, ['check', '--template', 'mine'])).code).toBe(0);
  });
});

test('the command writes the files, tells each new line, and has nothing to do the second time', async () => {
  const folder = folderWith({ 'data/old.yaml': old, 'data/new.yaml': binary });
  const check = await run(folder, ['migrate', '--check']);
  expect(check.code).toBe(1);
  expect(readFileSync(join(folder, 'data/old.yaml'), 'utf8')).toBe(old);
  const { code, stdout } = await run(folder, ['migrate']);
  expect(code).toBe(0);
  expect(stdout).toContain('  → results.halved-all.comparisons.prenolast-odds-ratio');
  expect(readFileSync(join(folder, 'data/old.yaml'), 'utf8')).toBe(now);
  expect((await run(folder, ['migrate'])).stdout).toBe('Nothing is of an earlier version.\n');
});

test('a file that is no UTF-8 is not written, since its letters would come back as others', async () => {
  const bytes = Buffer.from(`${old}# évolution\n`, 'latin1');
  const folder = folderWith({ 'old.yaml': bytes });
  const { code, stderr } = await run(folder, ['migrate', 'old.yaml']);
  expect(code).toBe(1);
  expect(stderr).toContain('old.yaml  error: it holds letters that cannot be read');
  expect(readFileSync(join(folder, 'old.yaml')).equals(bytes)).toBe(true);
});
