/** A new dataset, for each kind of trial and outcome: it builds at once, with nothing to remark and no number in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { begin, type NewOptions } from '../../src/cli/new.js';
import { kinds, types } from '../../src/article/kinds.js';
import { loadDataset } from '../../src/load.js';
import { isQuantity } from '../../src/dataset/quantity.js';
import { walk } from '../../src/dataset/walk.js';
import { generate } from '../../src/index.js';
import { readDeck } from '../outputs/deck.js';
import { folderWith } from './run.js';

/** Runs the command in a folder, and gives what it prints and writes. */
async function begun(
  options: NewOptions,
  folder = folderWith({}),
): Promise<{ code: number; told: string; text: string }> {
  const out = vi.spyOn(console, 'log').mockReturnValue();
  const error = vi.spyOn(console, 'error').mockReturnValue();
  try {
    const file = join(folder, options.file ?? 'data/my-trial.yaml');
    const code = await begin({ ...options, file });
    const told = [...out.mock.calls, ...error.mock.calls].join('\n');
    return { code, told, text: code === 0 ? readFileSync(file, 'utf8') : '' };
  } finally {
    out.mockRestore();
    error.mockRestore();
  }
}

describe.each(kinds)('a %s trial', (kind) => {
  test.each(types)('with an outcome of type %s', async (type) => {
    const { code, text, told } = await begun({
      kind,
      type,
      condition: 'Type 2 diabetes: "mild" forms',
      treatment: '#1 drug',
    });
    expect({ code, told }).toMatchObject({ code: 0, told: expect.stringContaining('Wrote  ') as string });
    const { dataset, warnings } = loadDataset('my-trial.yaml', text);
    expect(warnings).toEqual([]);
    expect(dataset.design.structure).toBe(kind);
    expect(dataset.outcomes[0]!.type).toBe(type);
    expect(dataset.condition).toBe('Type 2 diabetes: "mild" forms');
    const numbers: string[] = [];
    walk(dataset, { quantity: (quantity) => numbers.push(String(quantity)) });
    expect(numbers).toEqual([]);
    expect(isQuantity(dataset.participants.randomised)).toBe(false);
  });

  test('becomes a page and a deck', async () => {
    const { text } = await begun({ kind });
    const { outputs, warnings } = await generate({ file: 'my-trial.yaml', text });
    expect(warnings).toEqual([]);
    expect(outputs.map(({ name }) => name)).toEqual(['my-trial-brief.pdf', 'my-trial-deck.pptx']);
  });
});

test('its titles are whole sentences, whatever is still missing', async () => {
  const { text } = await begun({ condition: 'Atopic dermatitis', treatment: 'Dupilumab 300 mg', outcome: 'EASI' });
  const { outputs } = await generate({ file: 'my-trial.yaml', text });
  const titles = readDeck(outputs[1]!.bytes).slides.map(({ paragraphs }) => paragraphs[0]!);
  expect(titles[0]).toContain('Dupilumab 300 mg in atopic dermatitis: the result is still to be filled in');
  expect(titles[2]).toContain('Does dupilumab 300 mg, against placebo, help people with atopic dermatitis?');
  expect(titles[1]).toBe('Why dupilumab 300 mg was studied in atopic dermatitis');
  expect(titles[3]).toBe('Participants were randomised to two arms');
  expect(titles[4]).toBe('EASI: how dupilumab 300 mg compares with placebo');
  expect(titles.join('\n')).not.toMatch(/not reported|Other results/);
});

test.each([
  ['COPD', 'people with COPD'],
  ["Crohn's disease", "people with Crohn's disease"],
  ['Itch', 'people with itch'],
])('who has %s is told as %s', async (condition, description) => {
  const { text } = await begun({ condition });
  expect(loadDataset('my-trial.yaml', text).dataset.participants.description).toBe(description);
});

test('takes the citation from the file of a reference manager', async () => {
  const lines = [
    'TY  - JOUR',
    "AU  - O'Neil, Bob",
    'TI  - A trial: of "things"',
    'JO  - J Trials',
    'PY  - 2020',
    'ER  - ',
  ];
  const folder = folderWith({ 'cite.ris': lines.join('\r\n') });
  const { text } = await begun({ citation: join(folder, 'cite.ris') }, folder);
  const { dataset, warnings } = loadDataset('my-trial.yaml', text);
  expect(warnings).toEqual([]);
  const { title, authors, journal, year, source } = dataset.citation;
  expect({ title, authors, journal, year, source }).toEqual({
    title: 'A trial: of "things"',
    authors: ["O'Neil B"],
    journal: 'J Trials',
    year: '2020',
    source: 'article',
  });
  const other = await begun({ citation: join(folder, 'none.ris'), file: 'other.yaml' }, folder);
  expect(other).toMatchObject({ code: 1, text: '' });
  expect(other.told).toContain('there is no such file');
});

test('the first line leads editors to the schema', async () => {
  const { text } = await begun({});
  expect(text.split('\n')[0]).toMatch(/^# yaml-language-server: \$schema=\S*data\/trialbrief\.schema\.json$/);
});

test('a file that is there is left alone, unless it is forced', async () => {
  const folder = folderWith({ 'data/my-trial.yaml': 'mine' });
  const { code, told } = await begun({}, folder);
  expect(code).toBe(1);
  expect(told).toContain('this file is already there');
  expect(readFileSync(join(folder, 'data/my-trial.yaml'), 'utf8')).toBe('mine');
  expect((await begun({ force: true }, folder)).code).toBe(0);
});

test.each([
  ['My Trial.yaml', 'is also the id of the dataset'],
  ['My Trial.yaml', `use small letters, digits and hyphens: ${join('FOLDER', 'my-trial.yaml')}`],
  ['trial.docx', 'a dataset is a YAML file'],
  ['Second one', `name it ${join('FOLDER', 'second-one.yaml')}`],
])('the name %s is refused', async (file, message) => {
  const folder = folderWith({});
  const { code, told } = await begun({ file }, folder);
  expect(code).toBe(1);
  expect(told.replaceAll(folder, 'FOLDER')).toContain(message);
});
