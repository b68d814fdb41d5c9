/** The table of results as CSV, Markdown and HTML: the same cells, and no sign of a text becomes code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/load.js';
import { numberStyles } from '../../src/dataset/number-styles.js';
import { toCsv } from '../../src/export/csv.js';
import { toHtml } from '../../src/export/html.js';
import { toMarkdown } from '../../src/export/markdown.js';
import { resultsTableOf, type ResultsTable } from '../../src/export/results-table.js';
import { compiled } from '../cli/compiled.js';
import { folderWith, run } from '../cli/run.js';

const text = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');
const sheet = resultsTableOf(loadDataset('tests/fixtures/dazukibart.yaml', text));

it('letters stand in square brackets, in the names of groups too', () => {
  const other = text.replace('n: 57', 'n: { value: 57, source: rheumnow, at: sex }');
  const lettered = resultsTableOf(loadDataset('tests/fixtures/dazukibart.yaml', other));
  expect(lettered.groups[0]!.name).toBe(
    'Skin-predominant cohort (57 [b]), pooled skin full analysis set (n not reported)',
  );
  expect(JSON.stringify(lettered)).not.toMatch(/[\uE000-\uF8FF]/);
});

it('p values of one arm against two others are told apart by what it was compared with', () => {
  const compared = `    comparisons:
      - { arm: high, versus: placebo, measure: other, p: 0.2 }
      - { arm: high, versus: low, measure: other, p: 0.3 }
`;
  const at = '    source: summary\n    at: ¶3, responders\n';
  const { groups } = resultsTableOf(loadDataset('tests/fixtures/dazukibart.yaml', text.replace(at, compared + at)));
  const row = groups.flatMap(({ rows }) => rows).find(({ label }) => label.startsWith('CDASI-A reduced'));
  expect(row!.cells.at(-1)!.text).toBe('0.2 (versus placebo); 0.3 (versus 150 mg)');
});

const hostile: ResultsTable = {
  language: 'en"><script>',
  style: numberStyles.plain,
  title: '<b>&',
  head: ['Outcome', '=cmd|calc', '@SUM(A1)'],
  groups: [
    {
      name: '+1 | group',
      rows: [
        { label: '-2 "x", y', cells: [{ text: '<img src=x onerror=alert(1)> [a](b) **c** `d`', mark: 'b', span: 2 }] },
      ],
    },
  ],
  notes: ['\tnote'],
  described: ['# figure'],
};

describe('CSV', () => {
  const rows = parse(toCsv(sheet), { bom: true, relax_column_count: true });

  it('holds every result and event by group, with sources, notes and descriptions', () => {
    const primary = rows.find(([, label]) => label?.startsWith('CDASI-A, mean change'))!;
    // A hyphen in what a spreadsheet calculates with, the sign of print in what is read.
    expect(primary.slice(2, 5)).toEqual(['-19.2', '-16.6', '-2.9']);
    expect(primary.slice(2, 5).map(Number)).toEqual([-19.2, -16.6, -2.9]);
    expect(rows.flat().join('\n')).toContain('−16.3 (−20.4 to −12.1)');
    expect(rows[0]!.slice(0, 3)).toEqual(['Group', 'Outcome', expect.stringMatching(/^600 mg, n = 37/)]);
    expect(rows.some(([, label]) => label?.startsWith('Serious adverse event'))).toBe(true);
    expect(rows.flat().join('\n')).toMatch(/Flow of participants: 125 screened/);
  });

  it('leaves a number that stands alone without the marks of a journal', () => {
    for (const style of ['lancet', 'jama', 'nejm'] as const) {
      const styled = resultsTableOf(loadDataset('tests/fixtures/dazukibart.yaml', text, undefined, style));
      const printed = parse(toCsv(styled), { bom: true, relax_column_count: true });
      const primary = printed.find(([, label]) => label?.startsWith('CDASI-A, mean change'))!;
      expect(primary.slice(2, 5)).toEqual(['-19.2', '-16.6', '-2.9']);
      expect(printed.flat().some((cell) => cell.includes('−16·3'))).toBe(style === 'lancet');
    }
    const [, row] = parse(
      toCsv({
        ...hostile,
        style: numberStyles.nejm,
        groups: [{ name: 'a', rows: [{ label: 'b', cells: [{ text: '43,548', mark: '', span: 1 }] }] }],
      }),
      { bom: true, relax_column_count: true },
    );
    expect(row).toEqual(['a', 'b', '43548']);
  });

  it('makes formulas harmless, and quotes what must be', () => {
    const [head, row, , note] = parse(toCsv(hostile), { bom: true, relax_column_count: true, skip_empty_lines: false });
    expect(head).toEqual(['Group', 'Outcome', "'=cmd|calc", "'@SUM(A1)"]);
    expect(row!.slice(0, 2)).toEqual(["'+1 | group", `'-2 "x", y`]);
    expect([note, ...parse(toCsv(hostile), { bom: true, relax_column_count: true })].flat().join()).toContain(
      "'\tnote",
    );
  });
});

describe('Markdown', () => {
  it('has as many cells in every row, whatever they hold', () => {
    for (const made of [sheet, hostile]) {
      const lines = toMarkdown(made)
        .split('\n')
        .filter((line) => line.startsWith('| '));
      const widths = new Set(lines.map((line) => line.replace(/\\./g, '').split('|').length));
      expect([...widths]).toEqual([made.head.length + 2]);
    }
  });

  it('lets no sign become markup', () => {
    const made = toMarkdown(hostile);
    expect(made).toContain('\\<img src=x onerror=alert(1)> \\[a](b) \\*\\*c\\*\\* \\`d\\` [b]');
    expect(made).toContain('\\# figure');
  });

  it.each([
    ['CDASI-A (skin), n = 37 [b]!', 'CDASI-A (skin), n = 37 [b]!'],
    ['[x]: https://example.org', '\\[x]: https://example.org'],
    ['![x][y] and [z]', '!\\[x][y] and [z]'],
    ['AT&T &amp; <b>', 'AT&T \\&amp; \\<b>'],
    ['- item', '\\- item'],
    ['2. item', '2\\. item'],
    ['2.5 points', '2.5 points'],
    ['> quoted > once', '\\> quoted > once'],
    ['a_b *c* $d$ ~~e~~', 'a\\_b \\*c\\* \\$d\\$ \\~\\~e\\~\\~'],
  ])('writes the paragraph %s as %s', (note, written) => {
    const made = toMarkdown({ ...hostile, notes: [note], described: [] });
    expect(made.trimEnd().split('\n').at(-1)).toBe(written);
  });
});

describe('HTML', () => {
  it('has a caption, header cells with their scope, and cells over several arms', () => {
    const made = toHtml(sheet);
    expect(made).toMatch(/<html lang="en-GB">[^]*<caption>Results: Fiorentino/);
    expect(made.match(/<th scope="col">/g)).toHaveLength(sheet.head.length);
    expect(made).toContain('colspan="2">');
    expect(made).toContain('−19.2');
  });

  it('escapes everything', () => {
    const made = toHtml(hostile);
    expect(made).not.toMatch(/<(script|img|b)\b/);
    expect(made).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });
});

describe('the command', () => {
  beforeAll(compiled, 60_000);

  it('prints, or writes a file', async () => {
    const folder = folderWith({ 'x.yaml': text });
    expect((await run(folder, ['export', 'x.yaml', '--as', 'md'])).stdout).toContain('| −19.2 | −16.6 | −2.9 |');
    expect((await run(folder, ['export', 'x.yaml', '--as', 'html', '--out', 'x.html'])).code).toBe(0);
    expect(readFileSync(join(folder, 'x.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/);
  });

  it('takes a dataset by its id too', async () => {
    const folder = folderWith({ 'data/dazukibart.yaml': text });
    const { code, stdout } = await run(folder, ['export', 'dazukibart']);
    expect(code).toBe(0);
    expect(stdout).toBe((await run(folder, ['export', 'data/dazukibart.yaml'])).stdout);
    expect((await run(folder, ['check', 'dazukibart'])).stdout).toContain('Read   data/dazukibart.yaml');
    const { code: failed, stderr } = await run(folder, ['export', 'dazukibrat']);
    expect(failed).toBe(1);
    expect(stderr).toContain('there is no such file');
  });

  it('says what is wrong with the data', async () => {
    const { code, stderr } = await run(folderWith({ 'x.yaml': 'id: x' }), ['export', 'x.yaml']);
    expect(code).toBe(1);
    expect(stderr).toContain('missing key');
  });
});
