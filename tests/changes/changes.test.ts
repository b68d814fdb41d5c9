/** What a build tells of the changes since the last, and that it writes nothing that did not change. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { attachedText } from '../../src/changes/attached-dataset.js';
import { folderWith } from '../cli/run.js';
import { changed, original } from '../outputs/dataset.js';
import { readDeck } from '../outputs/deck.js';
import { told } from './reported.js';

const [page, deck] = ['dazukibart-brief.pdf', 'dazukibart-deck.pptx'];
const changesIn = (stdout: string) => stdout.split('\n').flatMap((line) => /^Change (.*)/.exec(line)?.[1] ?? []);

/** A folder in which the dataset was built, and then changed. */
async function built(...changes: [string, string][]): Promise<string> {
  const folder = folderWith({ 'trial.yaml': original });
  expect((await told(folder)).code).toBe(0);
  if (changes.length > 0) writeFileSync(join(folder, 'trial.yaml'), changed(original, ...changes));
  return folder;
}

describe('a build after a change', () => {
  test('tells each value by its name, and where it is printed', async () => {
    const folder = await built(
      ['{ mean: -19.2 }', '{ mean: -18.7 }'],
      ['estimate: -13.7', 'estimate: -13.8'],
      ['condition: Dermatomyositis', 'condition: Juvenile dermatomyositis'],
    );
    const { stdout } = await told(folder);
    const changes = changesIn(stdout);
    expect(changes.map((line) => line.split(';')[0])).toEqual([
      'condition: Dermatomyositis → Juvenile dermatomyositis',
      'CDASI-A, 600 mg, mean change from baseline: −19.2 → −18.7',
      'CDASI-A, 150 mg versus placebo, mean difference: −13.7 → −13.8',
    ]);
    expect(changes[1]).toContain('; page: figure, table; deck: slide');
    expect(changes[2]).toContain('; page: bottom line, figure, table; deck: slides ');
    expect(stdout).toContain(`Wrote  ${join(folder, 'out', page)}: 1 page`);
  });

  test('names the slides that hold the new value, and no other', async () => {
    const folder = await built(['{ mean: -19.2 }', '{ mean: -18.7 }']);
    const [change] = changesIn((await told(folder)).stdout);
    const { slides } = readDeck(readFileSync(join(folder, 'out', deck)));
    const holding = slides.flatMap(({ paragraphs, tables, alts, notes }, index) =>
      [...paragraphs, ...tables.flat(2), ...alts, ...notes].some((text) => text.includes('18.7')) ? [index + 1] : [],
    );
    expect(holding.length).toBeGreaterThan(0);
    expect(change).toMatch(new RegExp(`deck: slides? ${holding.join(', ')}$`));
  });

  test('tells what is new and what is gone', async () => {
    const folder = await built(
      ['  screened: { value: 125, source: article, at: abstract }\n', ''],
      ['    better: lower\n', '    better: lower\n    important_difference: 5\n'],
    );
    const changes = changesIn((await told(folder)).stdout);
    expect(changes).toContain('CDASI-A, important difference: new → 5');
    expect(changes).toContain('participants, screened: 125 → gone');
  });

  test('tells of a sentence what changed of it, in the words that are printed', async () => {
    const folder = await built(
      [
        'The [[populations.muscle.n]]-person muscle cohort did not settle',
        'The muscle cohort of [[populations.muscle.n]] did not settle',
      ],
      ['[[sites.total]] sites in five countries', '25 sites in five countries'],
    );
    const changes = changesIn((await told(folder)).stdout);
    expect(changes.map((line) => line.split(';')[0])).toEqual([
      'bottom line: … 150 mg. The 18-person muscle cohort did not settle … → … 150 mg. The muscle cohort of 18 did not settle …',
      'strengths, 2: written in another way, and reads as before',
    ]);
    expect(changes[0]).toContain('; page: bottom line; deck: slide');
  });

  test('tells of a sentence put between others only that it is new', async () => {
    const folder = await built(['takeaways:\n', 'takeaways:\n  - Ask your patients.\n']);
    expect(changesIn((await told(folder)).stdout)).toEqual(['takeaways, 1: new → Ask your patients.']);
  });

  test('tells the sentences that changed however many values are new, and counts the rest', async () => {
    const folder = await built(
      ['countries:\n', `countries:\n${Array.from({ length: 30 }, (_, index) => `    Land${index}: 1\n`).join('')}`],
      ['wait for phase 3', 'wait for the next trial'],
    );
    const changes = changesIn((await told(folder, { only: 'pptx' })).stdout);
    expect(changes).toHaveLength(21);
    expect(changes.join('\n')).toContain(
      'takeaway message: … disease; wait for phase 3 → … disease; wait for the next trial;',
    );
    expect(changes.at(-1)).toBe('… and 11 more: 11 new');
  });

  test('says so when only the template did', async () => {
    const folder = await built();
    writeFileSync(
      join(folder, 'brief.hbs'),
      readFileSync('templates/brief.hbs', 'utf8').replace('What to take home', 'To remember'),
    );
    const { stdout } = await told(folder, { template: folder });
    expect(changesIn(stdout)).toEqual(['none in the data: the templates, the look or the tool']);
    expect(stdout).toContain(`Wrote  ${join(folder, 'out', page)}`);
    expect(stdout).toContain(`Kept   ${join(folder, 'out', deck)}: as before`);
  });

  test('tells nothing of a page that is not its own', async () => {
    const folder = folderWith({ 'trial.yaml': original, [`out/${page}`]: 'an older page' });
    const { code, stdout } = await told(folder);
    expect(code).toBe(0);
    expect(changesIn(stdout)).toEqual([]);
  });
});

describe('a build without a change', () => {
  test('writes nothing, keeps the time stamps, and says so', async () => {
    const folder = await built();
    const times = () => [page, deck].map((name) => statSync(join(folder, 'out', name), { bigint: true }).mtimeNs);
    const before = times();
    const { code, stdout } = await told(folder);
    expect(code).toBe(0);
    expect(times()).toEqual(before);
    expect(stdout).toContain(`Kept   ${join(folder, 'out', page)}: as before`);
    expect(stdout).toContain('nothing has changed, and nothing was written');
  });

  test('writes a document that was deleted, and only that', async () => {
    const folder = await built();
    rmSync(join(folder, 'out', deck));
    const { stdout } = await told(folder);
    expect(stdout).toContain(`Kept   ${join(folder, 'out', page)}`);
    expect(stdout).toContain(`Wrote  ${join(folder, 'out', deck)}`);
  });
});

describe('--check', () => {
  test('writes nothing, and fails when the documents are out of date', async () => {
    const folder = await built(['percent: 81 ', 'percent: 82 ']);
    const before = readFileSync(join(folder, 'out', page));
    const { code, stdout, stderr } = await told(folder, { check: true });
    expect(code).toBe(1);
    expect(stdout).toContain(`Stale  ${join(folder, 'out', page)}`);
    expect(changesIn(stdout)).toEqual([
      expect.stringMatching(/^Any treatment.*600 mg, percent: 81 → 82; page: table;/),
    ]);
    expect(stderr).toContain('Out of date');
    expect(readFileSync(join(folder, 'out', page)).equals(before)).toBe(true);
  });

  test('passes when they are current', async () => {
    expect((await told(await built(), { check: true })).code).toBe(0);
  });

  test('fails, and writes nothing, when there are none', async () => {
    const folder = folderWith({ 'trial.yaml': original });
    expect((await told(folder, { check: true })).code).toBe(1);
    expect(readdirSync(folder)).toEqual(['trial.yaml']);
  });
});

test('--json tells all of it as data', async () => {
  const folder = await built(['{ mean: -19.2 }', '{ mean: -18.7 }']);
  const { code, stdout, stderr } = await told(folder, { json: true });
  expect(code).toBe(0);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    problems: [{ severity: 'warning', line: expect.any(Number) as number, hint: expect.any(String) as string }],
    documents: [
      { to: join(folder, 'out', page), pages: 1, written: true },
      { to: join(folder, 'out', deck), written: true },
    ],
    changes: [{ change: expect.stringContaining('−19.2 → −18.7') as string }],
  });
});

test('the data are read back from a page as they were', async () => {
  const folder = await built();
  expect(attachedText(readFileSync(join(folder, 'out', page)))).toBe(original);
  expect(attachedText(Buffer.from('%PDF-1.7 /Type /EmbeddedFile'))).toBeNull();
  expect(attachedText(Buffer.from('obj /Type /EmbeddedFile /Filter /FlateDecode /Length 4 stream\nabcd'))).toBeNull();
});
