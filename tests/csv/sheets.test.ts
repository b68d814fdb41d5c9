/** Results and adverse events in CSV files: the same data as in the data file, and errors at their cells. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ContentError, type Problem } from '../../src/errors.js';
import { attachedText } from '../../src/changes/attached-dataset.js';
import { sheetFiles } from '../../src/dataset/named-files.js';
import { loadDataset, type Loaded } from '../../src/load.js';
import { columns } from '../../src/dataset/sheets.js';
import { generate } from '../../src/index.js';
import { beginning } from '../checks/dataset.js';
import { folderWith } from '../cli/run.js';

const trial = `${beginning}results: results.csv
adverse_events: [{ id: any, name: Any event, kind: any, told: not reported, source: article }]
authors_conclusion: { text: As told, source: article }
question: Does it work?
headline: As told
bottom_line: Pain fell by [[results.pain.comparisons.drug.estimate | size]] points more.
`;

const head = 'id,outcome,population,arm,versus,n,mean,sd,measure,estimate,low,high,level,p,told,source\n';
const rows = `pain,pain,all,drug,,51,-3.10,1.2,,,,,,,,article
pain,,,placebo,,50,-1.9,,,,,,,,,article
pain,,,drug,placebo,,,,mean difference,-1.2,-1.7,-0.7,95,<0.001,,article
`;

/** The trial with a sheet of results, in a folder of its own. */
function load(csv: string | Uint8Array, text = trial): Loaded {
  const folder = folderWith({ 'trial.yaml': text, 'results.csv': csv });
  return loadDataset(join(folder, 'trial.yaml'), text);
}

function problemsOf(csv: string | Uint8Array, text = trial): Problem[] {
  try {
    return load(csv, text).warnings;
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}

/** Every problem as `line:column message → hint`, all of the sheet. */
function told(csv: string | Uint8Array): string[] {
  return problemsOf(csv).map(({ file, line, column, message, hint }) => {
    expect(file).toMatch(/results\.csv$/);
    return `${line}:${column} ${message} → ${hint}`;
  });
}

const plain = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (key === 'at' || key === 'path' ? undefined : inner)),
  ) as unknown;

test('a sheet has a column for each margin of equivalence, and not one for one beside', () => {
  const wide = head.replace(',p,', ',p,margin,margin_low,margin_high,');
  const compared = (margins: string) =>
    `${wide}pain,pain,all,drug,placebo,,,,mean difference,-1.2,-1.7,-0.7,95,<0.001,${margins},,article\n`;
  const [comparison] = load(compared(',-2,2')).dataset.results[0]!.comparisons;
  expect(comparison!.margin).toMatchObject({ low: { value: -2 }, high: { value: 2 } });
  expect(told(compared('3,-2,2'))[0]).toContain('this row has one margin and two → keep margin, or');
});

describe('a sheet of results', () => {
  const asRows = `results:
  - id: pain
    outcome: pain
    population: all
    arms:
      drug: { n: 51, mean: -3.10, sd: 1.2, source: article }
      placebo: { n: 50, mean: -1.9, source: article }
    comparisons:
      - { arm: drug, versus: placebo, measure: mean difference, estimate: -1.2, ci: { low: -1.7, high: -0.7, level: 95 }, p: <0.001, source: article }
`;

  test('is the same as rows in the data file', () => {
    const { dataset, warnings } = load(head + rows);
    expect(warnings).toEqual([]);
    const inFile = load('', trial.replace('results: results.csv\n', asRows)).dataset;
    expect(plain(dataset)).toEqual(plain(inFile));
  });

  const semicolons = (head + rows).replaceAll(',', ';').replace(/(\d)\.(\d)/g, '$1,$2');
  test.each<[string, string | Uint8Array]>([
    ['a byte order mark', `\uFEFF${head}${rows}`],
    ['line ends of Windows', (head + rows).replaceAll('\n', '\r\n')],
    ['line ends of old Macs', (head + rows).replaceAll('\n', '\r')],
    ['semicolons and decimal commas', semicolons],
    ['tabs', (head + rows).replaceAll(',', '\t')],
    ['quotation marks around everything', (head + rows).replace(/[^,\n]+/g, '"$&"')],
    ['empty rows and spaces', `${head}\n${rows.replaceAll(',', ' , ')}\n,,,,,,,,,,,,,,,\n`],
    ['names of columns in capitals', head.toUpperCase() + rows],
    ['empty columns at the right', (head + rows).replaceAll('\n', ',,\n')],
    ['empty cells at the right of some rows', (head + rows).replaceAll('article\n', 'article,\n')],
    ['a line that names the separator', `sep=,\n${head}${rows}`],
    ['a line that names another separator', `sep=;\r\n${semicolons}`],
  ])('with %s is read the same', (_, csv) => {
    expect(plain(load(csv).dataset)).toEqual(plain(load(head + rows).dataset));
  });

  test('keeps line breaks within quotation marks, digits, bounds and absences', () => {
    const { dataset } = load(
      `${head}pain,pain,all,drug,,,-3.10,,,,,,,,,article\npain,,,placebo,,,,,,,,,,,,article\nmood,pain,all,,,,,,,,,,,,"as told,\nin ""words""",article\n`.replace(
        'results.pain.comparisons',
        '',
      ),
      trial.replace(/Pain fell.*/, 'As told.'),
    );
    expect(dataset.results[0]!.arms).toMatchObject({
      drug: { mean: { digits: '3.10', value: -3.1 } },
      placebo: 'not reported',
    });
    expect(dataset.results[1]!.told?.text).toBe('as told,\nin "words"');
  });

  test('is in the data that the page carries, so that it is whole by itself', async () => {
    const folder = folderWith({ 'trial.yaml': trial, 'results.csv': head + rows });
    const { outputs } = await generate({ file: join(folder, 'trial.yaml'), text: trial, formats: ['pdf'] });
    const text = attachedText(outputs[0]!.bytes)!;
    expect(text).not.toContain('results.csv');
    const alone = loadDataset('elsewhere/trial.yaml', text).dataset;
    expect(plain(alone)).toEqual(plain(load(head + rows).dataset));
  });

  test('for adverse events', () => {
    const folder = folderWith({
      'events.csv':
        'id;name;kind;population;arm;events;percent;source\nserious;Serious event;serious;all;drug;4;7,7 %;article\n',
    });
    const text = trial
      .replace(/adverse_events: .*/, 'adverse_events: events.csv')
      .replace('results: results.csv', 'results: []')
      .replace(/Pain fell.*/, 'As told.');
    const { dataset } = loadDataset(join(folder, 'trial.yaml'), text);
    expect(dataset.adverse_events[0]).toMatchObject({
      kind: 'serious',
      arms: { drug: { percent: { digits: '7.7' } } },
    });
  });
});

describe('an error is told at its cell', () => {
  test.each([
    [
      'no number',
      rows.replace('-3.10', 'lots'),
      '2:24 results.pain.arms.drug.mean: expected a number as printed (−19.2, <0.0001, 0.50), “not reported”, “not applicable”, or {value, source, at}, found "lots" → write it so: mean: -19.2',
    ],
    [
      'an arm that is not',
      rows.replace('placebo,,50', 'placebu,,50'),
      '3:8 there is no arm "placebu" → did you mean "placebo"?',
    ],
    [
      'an interval upside down',
      rows.replace('-1.7,-0.7', '-0.7,-1.7'),
      '4:45 the interval runs from −0.7 to −1.7 → the lower limit comes first',
    ],
    [
      'a comma for a point',
      rows.replace('-3.10', '"-3,1"'),
      '2:24 “-3,1” has a comma, and so have the cells between them → write it with a point, or save the sheet with semicolons between its cells',
    ],
    [
      'too many cells',
      rows.replace('-3.10', '-3,10'),
      '2:1 this row has 17 cells, the first row 16 → put a cell that holds the separator between quotation marks, and keep empty cells',
    ],
    [
      'no id',
      rows.replace('\npain,,,placebo', '\n,,,placebo'),
      '3:1 this row has no id → rows of one result share its id; write it in each of them',
    ],
    [
      'an arm twice',
      rows.replace('placebo,,50', 'drug,,50'),
      '3:8 the arm "drug" stands twice under this id → delete one of the rows',
    ],
    [
      'rows that disagree',
      rows.replace('pain,,,placebo', 'pain,pane,,placebo'),
      '3:6 outcome is "pane" here, and "pain" further up → the rows of one id tell one entry; make them agree, or give this one another id',
    ],
    [
      'a figure of no arm',
      rows.replace('drug,,51', ',,51'),
      '2:17 this value has no arm → write the id of its arm in the row',
    ],
    [
      'an effect of no comparison',
      rows.replace('1.2,,,,,,,,article', '1.2,,-0.5,,,,,,article'),
      '2:35 this row compares nothing: it has no "versus" → name the arm it is compared with',
    ],
    [
      'figures in a comparison',
      rows.replace('drug,placebo,,', 'drug,placebo,51,'),
      '4:21 a comparison has no values of an arm → give the arm a row of its own',
    ],
    [
      'a quotation mark left open',
      rows.replace('mean difference', '"mean difference'),
      '4:24 a quotation mark is opened and not closed → put quotation marks around the whole cell, and double those within',
    ],
    [
      'a quotation mark inside',
      rows.replace('mean difference', 'mean "difference"'),
      '4:1 a quotation mark stands within a cell that has none around it → put quotation marks around the whole cell, and double those within',
    ],
    [
      'a control character',
      rows.replace('mean diff', 'mean\u0007diff'),
      '4:24 the cell holds the control character U+0007 → delete it',
    ],
  ])('%s', (_, csv, message) => {
    expect(told(head + csv)).toContainEqual(message);
  });

  test.each([
    [
      'a column that is unknown',
      head.replace('mean', 'maen') + rows,
      '1:36 unknown column "maen" → did you mean "mean"?',
    ],
    [
      'a column twice',
      head.replace('sd', 'mean') + rows,
      '1:41 the column "mean" stands twice → delete or rename one of them',
    ],
    [
      'a column without a name',
      head.replace('sd', '') + rows,
      '1:41 this column has no name → name it in the first row, or delete it',
    ],
    ['nothing', '', '1:1 the file is empty → its first row names columns, such as id'],
    [
      'too many rows',
      head + rows.repeat(700),
      '1:1 there are 2100 rows; at most 2000 are read → a sheet holds one trial',
    ],
    ['no rows', head, '1:1 there is a first row, and no other → write a row for each arm'],
    [
      'a cell beyond the last column',
      (head + rows).replace(',article\n', ',article,x\n'),
      '2:1 this row has 17 cells, the first row 16 → put a cell that holds the separator between quotation marks, and keep empty cells',
    ],
  ])('%s', (_, csv, message) => expect(told(csv)).toEqual([message]));

  test.each([
    ['05. Mai', 'a spreadsheet has made a date of the number: format its column as text, and write the number again'],
    ['3-Oct', 'a spreadsheet has made a date of the number: format its column as text, and write the number again'],
    ['2E-03', 'write it out with its digits, such as 0.002'],
  ])('a number that a spreadsheet has made %s', (cell, todo) => {
    expect(told((head + rows).replace('-3.10', cell))[0]).toMatch(new RegExp(`^2:24 .* → ${todo}$`));
  });

  test('a workbook in its place', () => {
    const [problem, ...more] = problemsOf('PK\u0003\u0004');
    expect(more).toEqual([]);
    expect(problem!.message).toBe('this is a file of Word, Excel or the like (or a ZIP archive)');
    expect(problem!.file).toMatch(/results\.csv$/);
  });

  test.each(['1.553', '1,553'])('a count of %s in a sheet with decimal commas', (count) => {
    const csv = (head + rows).replaceAll(',', ';').replace('51', count);
    expect(told(csv)).toEqual([
      `2:21 “${count}” is no whole number → write a count without a sign between thousands, such as 1553`,
    ]);
  });

  test('after a line break within a cell', () => {
    const csv = `${head}pain,pain,all,drug,,51,-3.10,,,,,,,,"two\nlines",article\n${rows.split('\n')[1]!.replace('50', 'x')}\n`;
    expect(told(csv)[0]).toMatch(/^4:17 results\.pain\.arms\.placebo\.n: expected a number/);
  });
});

describe('a number with a comma in the data file', () => {
  test.each([
    ['19,2', true],
    ['1,553', false],
    ['1,55,3', true],
  ])('%s', (number, refused) => {
    const text = trial
      .replace('results: results.csv', 'results: []')
      .replace(/Pain fell.*/, 'As told.')
      .replace('randomised: 102', `randomised: "${number}"`);
    expect(problemsOf('', text).filter(({ severity }) => severity === 'error').length > 0).toBe(refused);
  });
});

describe('a file that the dataset names', () => {
  const named = (name: string) => trial.replace('results: results.csv', `results: ${name}`);

  test.each(['../secret.csv', '/etc/secret.csv', 'sub/../../secret.csv'])(
    '%s is refused outside of its folder',
    (name) => {
      expect(problemsOf('', named(name))).toMatchObject([
        { message: `"${name}" lies outside of the folder of the dataset`, line: 16, column: 10 },
      ]);
    },
  );

  test('is refused outside of its folder also behind a link', () => {
    const folder = folderWith({ 'secret.csv': head + rows });
    mkdirSync(join(folder, 'data'));
    symlinkSync(join(folder, 'secret.csv'), join(folder, 'data/results.csv'));
    symlinkSync(folder, join(folder, 'data/up'));
    for (const name of ['results.csv', 'up/secret.csv']) {
      const file = join(folder, 'data/trial.yaml');
      expect(() => loadDataset(file, named(name))).toThrow('lies outside of the folder');
      expect(loadDataset(file, named(name), sheetFiles(file, { outside: true })).dataset.results).toHaveLength(1);
    }
  });

  test('is told when it is not there, not text, or too large', () => {
    expect(problemsOf('', named('resluts.csv'))).toMatchObject([
      { message: 'there is no file "resluts.csv" beside the dataset', line: 16 },
    ]);
    expect(problemsOf(Uint8Array.of(0xe9, 0x3b, 0x0a))).toMatchObject([
      { message: '"results.csv" is not UTF-8 text', hint: 'save it as “CSV UTF-8”' },
    ]);
    expect(problemsOf(`${head}${'x'.repeat(5_000_000)}`)[0]!.message).toMatch(
      /"results\.csv": there are 50\d+ bytes; at most 5000000/,
    );
  });

  test('may lie in a folder below', () => {
    const folder = folderWith({ 'sub/results.csv': head + rows });
    writeFileSync(join(folder, 'trial.yaml'), named('sub/results.csv'));
    expect(loadDataset(join(folder, 'trial.yaml'), named('sub/results.csv')).warnings).toEqual([]);
  });
});

test('every key of an arm and of a comparison has its column', () => {
  const all = JSON.parse(readFileSync('data/trialbrief.schema.json', 'utf8')) as Record<string, unknown>;
  const at = (...path: string[]) =>
    path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], all) as Record<string, unknown>;
  const inResult = ['properties', 'results', 'anyOf', '0', 'items', 'properties'];
  const [arm] = (at(...inResult, 'arms', 'additionalProperties').anyOf as Record<string, unknown>[]).filter(
    ({ type }) => type === 'object',
  );
  const compared = at(...inResult, 'comparisons', 'items', 'properties');
  // Limits and level fill “ci”, others a group of their own.
  const columnsOf: Record<string, string> = { ci: 'low', range: 'range_low', label: 'measure_label' };
  for (const keys of [arm!.properties as object, compared]) {
    expect(Object.keys(keys).length).toBeGreaterThan(10);
    for (const key of Object.keys(keys)) expect(columns.results).toContain(columnsOf[key] ?? key);
  }
});

test('what is said of the values of an arm and of an effect has columns', () => {
  const wide =
    'id,outcome,population,arm,versus,median,range_low,range_high,range_of,counted,measure,measure_label,adjusted,estimate,low,high,level,source\n';
  const csv = `${wide}pain,pain,all,drug,,3.1,1.0,5.0,quartiles,with 2 who switched,,,,,,,,article
pain,,,drug,placebo,,,,,,other,odds of relief,for age,1.8,1.1,2.9,95,article
`;
  const [{ arms, comparisons }] = load(csv).dataset.results as [Loaded['dataset']['results'][number]];
  expect(plain(arms.drug)).toMatchObject({
    range: { low: { digits: '1.0' }, high: { digits: '5.0' }, of: 'quartiles' },
    counted: 'with 2 who switched',
  });
  expect(plain(comparisons)).toMatchObject([
    { label: 'odds of relief', adjusted: 'for age', ci: { low: { digits: '1.1' } } },
  ]);
});

test('data/README.md tells every column, and its example is read', () => {
  const readme = readFileSync('data/README.md', 'utf8');
  for (const list of ['results', 'adverse_events'] as const) {
    const row = new RegExp(`^\\| ${list.replace('_', ' ')} +\\|(.*)\\|$`, 'm').exec(readme)![1]!;
    expect([...row.matchAll(/`(\w+)`/g)].map((match) => match[1])).toEqual(columns[list]);
  }
  const example = /^```csv\n([^]*?)^```$/m.exec(readme)![1]!.replaceAll('pain-all', 'pain');
  expect(plain(load(example).dataset.results)).toMatchObject([{ arms: { drug: { mean: { digits: '3.10' } } } }]);
});
