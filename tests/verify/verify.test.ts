/** Values looked for in sources, as papers, records and web pages write them. */
import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { readDataset } from '../../src/load.js';
import { numeralsIn } from '../../src/verify/numerals.js';
import type { TextWithoutNumber } from '../../src/verify/items.js';
import { lackingFrom, type Lacking } from '../../src/verify/lacking.js';
import { proofPage } from '../../src/verify/proof-page.js';
import { proofsAsJson, proofSheet } from '../../src/verify/proof.js';
import { readSource } from '../../src/verify/source.js';
import { verify, type Proof } from '../../src/verify/verify.js';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A dataset with one source and these rows. */
const dataset = (at = '') => `
id: made
revised: 2026-01-01
language: en-GB
sources: [{ id: paper, kind: article, cite: A paper made for this test }]
citation: { title: T, authors: [A B], journal: J, year: 2025, source: paper }
condition: Headache
intervention: { name: Rest, description: a rest, source: paper }
design: { structure: parallel, allocation: randomised, masking: open, control: usual care, framework: superiority, source: paper }
participants: { description: adults, age_from: 18, randomised: 1553, source: paper }
sites: { total: 3, countries: { Spain: 2, Poland: 1 }, source: paper }
populations: [{ id: all, name: All, kind: analysis set, n: 1553, source: paper }]
arms:
  - { id: rest, name: Rest, role: experimental, dose: 20 mg, n: 777, source: paper }
  - { id: usual, name: Usual care, role: comparator, n: 776, source: paper }
outcomes:
  - { id: days, name: Days with headache, role: primary, type: continuous, measure: mean change, timepoint: week 8, better: lower, source: paper }
results:
  - id: days
    outcome: days
    population: all
    arms: { rest: { mean: -19.2, sd: 4.05 }, usual: { mean: -2.9, sd: 4.4 } }
    comparisons:
      - { arm: rest, versus: usual, measure: mean difference, estimate: -16.3, ci: { low: -20.4, high: -12.1, level: 95 }, p: <0.0001 }
    source: paper
    ${at === '' ? '' : `at: ${at}`}
adverse_events:
  - { id: any, name: Any, kind: any, arms: { rest: { events: 4, percent: 11 }, usual: { percent: '>80' } }, source: paper }
question: Q?
headline: H
bottom_line: B.
`;

const paper = `A paper made for this test

At three sites (two in Spain, one in Poland), 1 553 adults (aged at least 18 years) were randomly assigned, 777 to rest (20 mg) and 776 to usual care.

At 8 weeks the mean change was –19·2 (SD 4·05) with rest and a reduction of 2.9 days (4.4) with usual care; the difference was −16.3 days (95% CI –20·4 to –12·1, p < .0001).

Any adverse event was seen in four people (11%) with rest and in more than 80 per cent with usual care.
`.replace('1 553', '1\u2009553');

async function proofsOf(text = paper, data = dataset(), file = 'paper.txt'): Promise<Map<string, Proof>> {
  const source = await readSource(file, bytes(text));
  const proofs = verify(readDataset('made.yaml', data).trial, new Map([['paper', source]]));
  return new Map(proofs.map((proof) => [proof.item.path, proof]));
}
const failing = (proofs: Map<string, Proof>) =>
  [...proofs].filter(([, { verdict }]) => verdict !== 'found').map(([path, { verdict }]) => `${path}: ${verdict}`);

describe('numbers as papers write them', () => {
  test.each([
    ['–19·2', -19.2, '', false],
    ['‑3', -3, '', false],
    ['p < .0001', 0.0001, '<', false],
    ['less than 0.05', 0.05, '<', false],
    ['more than 80%', 80, '>', true],
    ['greater than a 40 per cent', 40, '>', true],
    ['at least 18', 18, '≥', false],
    ['1,553', 1553, '', false],
    ['1\u2009553', 1553, '', false],
    ['twelve', 12, '', false],
    ['about 7', 7, '≈', false],
  ] as const)('%s', (text, value, relation, percent) => {
    const [numeral, ...more] = numeralsIn(text);
    expect(more).toEqual([]);
    expect([numeral!.negative ? -numeral!.size : numeral!.size, numeral!.relation, numeral!.percent]).toEqual([
      value,
      relation,
      percent,
    ]);
  });

  test('a range is no minus, and a number within a word is none', () => {
    expect(numeralsIn('aged 18-80, IgG1, IFN-1, 137 – 146').map(({ size, negative }) => [size, negative])).toEqual([
      [18, false],
      [80, false],
      [1, false],
      [137, false],
      [146, false],
    ]);
  });
});

describe('verdicts', () => {
  test('all is found in the text made for it', async () => {
    const proofs = await proofsOf();
    expect(failing(proofs)).toEqual([]);
    expect(proofs.size).toBe(22);
  });

  test.each([
    ['a digit', 'mean: -19.2', 'mean: -19.3', 'results.days.arms.rest.mean'],
    ['a sign', 'estimate: -16.3', 'estimate: 16.3', 'results.days.comparisons.rest.estimate'],
    ['a bound', "percent: '>80'", 'percent: 80', 'adverse_events.any.arms.usual.percent'],
    ['a p value', 'p: <0.0001', 'p: <0.001', 'results.days.comparisons.rest.p'],
    ['a dose', 'dose: 20 mg', 'dose: 8 mg', 'arms.rest.dose'],
    ['a unit', 'dose: 20 mg', 'dose: 20 g', 'arms.rest.dose'],
    ['a country', 'Poland: 1', 'Poland: 2', 'sites.countries.Poland'],
    [
      'a count as a percentage',
      'events: 4, percent: 11',
      'events: 4, percent: 4',
      'adverse_events.any.arms.rest.percent',
    ],
    ['a limit', 'low: -20.4', 'low: -24.4', 'results.days.comparisons.rest.ci.low'],
  ])('%s that is wrong is not found, and nothing else fails', async (_, from, to, path) => {
    expect(dataset()).toContain(from);
    expect(failing(await proofsOf(paper, dataset().replace(from, to)))).toEqual([`${path}: not found`]);
  });

  test('a locator decides: elsewhere when it stands only in another place', async () => {
    expect(failing(await proofsOf(paper, dataset('¶2')))).toEqual([]);
    const elsewhere = await proofsOf(paper, dataset('¶3'));
    expect(elsewhere.get('results.days.arms.rest.mean')).toMatchObject({ verdict: 'found elsewhere', place: '¶2' });
  });

  test('a few words are a locator too', async () => {
    expect((await proofsOf(paper, dataset('“mean change”'))).get('results.days.arms.rest.mean')!.verdict).toBe('found');
    expect((await proofsOf(paper, dataset('“adverse event”'))).get('results.days.arms.rest.mean')!.verdict).toBe(
      'found elsewhere',
    );
  });

  test('without one, a number in two sentences is that of the sentence which names its arm; where none does, it is ambiguous', async () => {
    const twice = `${paper}\nIn the first year of the study 777 letters were sent out to people who had asked for them by telephone.\n`;
    const proofs = await proofsOf(twice);
    expect(failing(proofs)).toEqual([]);
    expect(proofs.get('arms.rest.n')!.around).toContain('‹777› to rest');
    const sites = `${paper}\nLetters were sent out in three of the languages that people had asked for by telephone.\n`;
    expect(failing(await proofsOf(sites))).toEqual(['sites.total: ambiguous']);
  });

  test('in a table a number is of an arm that its row or column names', async () => {
    const table = `${paper.replace('(SD 4·05)', '')}\n| Days | Rest | Usual care |\n| --- | --- | --- |\n| SD | 4.05 | 4.4 |\n`;
    expect(failing(await proofsOf(table, dataset(), 'paper.md'))).toEqual([]);
    const bare = await proofsOf(table.replace('| Rest |', '| First |'), dataset(), 'paper.md');
    expect(failing(bare)).toEqual(['results.days.arms.rest.sd: ambiguous']);
    expect(bare.get('results.days.arms.rest.sd')!.doubt).toBe('its row and column name no arm');
  });

  test.each([
    ['of another arm', 'rest: { mean: -19.2', 'rest: { mean: -2.9', 'results.days.arms.rest.mean', '“usual care”'],
    [
      'of another arm’s people',
      'experimental, dose: 20 mg, n: 777',
      'experimental, dose: 20 mg, n: 776',
      'arms.rest.n',
      '“usual care”',
    ],
    ['of people, for an age', 'age_from: 18', 'age_from: 1553', 'participants.age_from', 'not with an age'],
    [
      'with a unit, for people',
      'events: 4, percent: 11',
      'events: 8, percent: 11',
      'adverse_events.any.arms.rest.events',
      '“week”',
    ],
    ['that tells how often', 'dose: 20 mg', 'dose: every 8 weeks', 'arms.rest.dose', 'not told as “every”'],
    ['without its bound', 'timepoint: week 8', 'timepoint: up to 8 weeks', 'outcomes.days.timepoint', 'another bound'],
  ])('a figure %s is not found, and it is said why', async (_, from, to, path, why) => {
    expect(dataset()).toContain(from);
    const proof = (await proofsOf(paper, dataset().replace(from, to))).get(path)!;
    expect(proof.verdict).toBe('ambiguous');
    expect(proof.doubt).toContain(why);
    expect(sheetOf([proof])).toContain(`ambiguous: ${proof.doubt}`);
  });

  test('a change is no share of people, and a source may tell a bound that the words leave out', async () => {
    const told = paper
      .replace('four people (11%)', 'four people (12%), with a 11% reduction')
      .replace('At 8 weeks', 'For up to 8 weeks');
    expect(failing(await proofsOf(told))).toEqual(['adverse_events.any.arms.rest.percent: ambiguous']);
  });

  test('a source that was not given is not checked', () => {
    const proofs = verify(readDataset('made.yaml', dataset()).trial, new Map());
    expect(new Set(proofs.map(({ verdict }) => verdict))).toEqual(new Set(['not checked']));
  });
});

describe('readers', () => {
  test('Markdown, with marks and a table', async () => {
    const markdown = `# A paper\n\n${paper.replace('–19·2', '**–19·2**').replace('(4.4)', '')}\n| Usual care | SD |\n| --- | --- |\n| 776 | 4.4 |\n`;
    expect(failing(await proofsOf(markdown, dataset(), 'paper.md'))).toEqual(['results.days.arms.usual.sd: ambiguous']);
  });

  test('HTML, with entities and tags within numbers’ sentences', async () => {
    const html = `<html><head><title>99</title><style>p { margin: 7px }</style></head><body><h1>A paper</h1>${paper
      .split('\n\n')
      .map(
        (part) =>
          `<p class="p3">${part.replace('p < .0001', '<i>p</i>&nbsp;&lt;&#160;&middot;0001').replace('−16.3', '&minus;16.3')}</p>`,
      )
      .join('')}<script>var x = 5;</script></body></html>`;
    expect(failing(await proofsOf(html, dataset(), 'paper.html'))).toEqual([]);
  });

  test('a record in JSON: numbers as text and as numbers', async () => {
    const record = JSON.stringify({
      results: { text: paper.replace('−16.3', '-'), comparisons: [{ estimate: -16.3, limits: ['-20.4'] }] },
    });
    const proofs = await proofsOf(record, dataset('“estimate”'), 'record.json');
    expect(proofs.get('results.days.comparisons.rest.estimate')).toMatchObject({ verdict: 'found' });
    expect(proofs.get('results.days.comparisons.rest.estimate')!.around).toContain('estimate: ‹-16.3›');
  });

  test('a PDF, by its text and its pages', async () => {
    const [first, second, ...rest] = paper
      .replaceAll('−', '-')
      .replaceAll('–', '-')
      .replaceAll('\u2009', ',')
      .split('\n\n');
    const pdf = await pdfOf([`${first}\n${second}`, rest.join('\n')]);
    const source = await readSource('paper.pdf', pdf);
    expect(source.blocks.map(({ page }) => page)).toEqual([1, 2]);
    const proofs = verify(readDataset('made.yaml', dataset('page 2')).trial, new Map([['paper', source]]));
    expect(proofs.filter(({ verdict }) => verdict !== 'found').map(({ item }) => item.path)).toEqual([]);
    expect(proofs.find(({ item }) => item.path === 'results.days.arms.rest.mean')!.place).toBe('page 2');
  });

  test('what holds no text, or is no PDF or JSON, says so', async () => {
    await expect(readSource('empty.txt', bytes(' \n'))).rejects.toThrow('empty.txt: there is no text in it');
    await expect(readSource('broken.pdf', bytes('not a PDF'))).rejects.toThrow(/broken\.pdf: this PDF cannot be read/);
    await expect(readSource('broken.json', bytes('{'))).rejects.toThrow(/broken\.json: this is not JSON/);
  });
});

function pdfOf(pages: string[]): Promise<Uint8Array> {
  const document = new PDFDocument({ autoFirstPage: false });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const page of pages) document.addPage().text(page);
  const done = new Promise<Uint8Array>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  document.end();
  return done;
}

const sheetOf = (proofs: Proof[], options = {}, told: TextWithoutNumber[] = [], lacking: Lacking[] = []) =>
  proofSheet(
    {
      title: 'made.yaml',
      proofs,
      told,
      lacking: new Map([['paper', lacking]]),
      names: new Map([['paper', 'A paper, as in paper.txt']]),
    },
    options,
  );

describe('the report', () => {
  test('tells first what needs a person, and the rest only when asked', async () => {
    const proofs = [...(await proofsOf(paper, dataset('¶2').replace('mean: -19.2', 'mean: -19.7'))).values()];
    const sheet = sheetOf(proofs);
    expect(sheet).toContain('✗ −19.7');
    expect(sheet).not.toMatch(/^✓ [−\d]/m);
    expect(sheet).toContain('Found: 21.');
    expect(sheetOf([...(await proofsOf()).values()])).toContain(
      'A paper, as in paper.txt\nall that was looked for stands in it',
    );
  });

  test('says what the abstract has and the data do not', async () => {
    const more = `${paper}\n\nOf all, 88 left the trial at 52 weeks; quality of life rose by 7.5 points (95% CI 3.1 to 11.9) in 2024.`;
    const source = await readSource('paper.txt', bytes(more));
    const lacking = lackingFrom(readDataset('made.yaml', dataset()).trial, source);
    expect(lacking.map(({ shown }) => shown)).toEqual(['88', '52', '7.5', '3.1', '11.9']);
    expect(lackingFrom(readDataset('made.yaml', dataset()).trial, await readSource('paper.txt', bytes(paper)))).toEqual(
      [],
    );
    expect(sheetOf([], {}, [], lacking)).toContain('The paper says, and the data do not:\n+ 88  ¶4  Of all, ‹88› left');
  });

  test('as a page, leads each value to its place in the source, and escapes what that says', async () => {
    const told = paper.replace('usual care.', 'usual <b onclick="x()"> care.');
    const source = await readSource('paper.txt', bytes(told));
    const proofs = verify(readDataset('made.yaml', dataset()).trial, new Map([['paper', source]]));
    const report = { title: 'made.yaml', proofs, told: [], lacking: new Map(), names: new Map([['paper', 'A paper']]) };
    const html = proofPage(report, new Map([['paper', source]]), 'en-GB');
    const index = proofs.findIndex(({ item }) => item.path === 'results.days.arms.rest.mean') + 1;
    expect(html).toContain(`<a href="#v${index}">−19.2</a><small>results.days.arms.rest.mean · ¶2</small>`);
    expect(html).toMatch(new RegExp(`the mean change was <mark id="v${index}">–19·2</mark> \\(SD`));
    expect(html).toContain('usual &lt;b onclick=&quot;x()&quot;&gt; care.');
    const anchors = [...html.matchAll(/href="#(v\d+)"/g)].map(([, anchor]) => anchor);
    expect(anchors.length).toBeGreaterThan(20);
    for (const anchor of anchors) expect(html).toContain(`id="${anchor}"`);
  });

  test('reads like a proof sheet', async () => {
    const proofs = [...(await proofsOf(paper, dataset('¶2').replace('mean: -19.2', 'mean: -19.7'))).values()];
    const told = [{ path: 'next.1.finding', text: 'mostly mild', source: 'paper', at: '¶5' }];
    const sheet = sheetOf(proofs, { all: true }, told);
    expect(sheet).toContain('· “mostly mild”  (next.1.finding)\n    read ¶5 of A paper, as in paper.txt');
    expect(sheet).toContain('✗ −19.7  (results.days.arms.rest.mean)  not found\n    looked for at ¶2');
    expect(sheet).toContain('✓ −16.3  (results.days.comparisons.rest.estimate)  found\n    ¶2  …');
    expect(sheet).toContain('the difference was ‹−16.3› days');
    expect(sheet).toMatch(/Found: 21\. Found elsewhere: 0\. Ambiguous: 0\. Not found: 1\./);
  });

  test('is there for programs', async () => {
    const { proofs } = JSON.parse(proofsAsJson({ proofs: [...(await proofsOf()).values()], lacking: new Map() })) as {
      proofs: object[];
    };
    expect(proofs).toContainEqual(
      expect.objectContaining({
        path: 'results.days.comparisons.rest.estimate',
        value: '−16.3',
        source: 'paper',
        verdict: 'found',
        place: '¶2',
      }),
    );
  });
});

// ── The first trial against its main source ─────────────────────────────────

const summary = '../shared/facts/summary.txt';
const there = (() => {
  try {
    return readFileSync(summary);
  } catch {
    return null;
  }
})();

describe.skipIf(there === null)('the first trial', () => {
  const original = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');
  const check = async (text: string) => {
    const source = await readSource('summary.txt', there!);
    const proofs = verify(readDataset('dazukibart.yaml', text).trial, new Map([['summary', source]]));
    return proofs.filter(({ item }) => item.source === 'summary');
  };

  test('holds no value that its main source does not have where it says', async () => {
    const proofs = await check(original);
    expect(proofs.length).toBeGreaterThan(28);
    expect(proofs.filter(({ verdict }) => verdict !== 'found').map(({ item }) => item.path)).toEqual([]);
  });

  test.each([
    ['mean: -19.2', 'mean: -19.3'],
    ['mean: -16.6', 'mean: -18.6'],
    ['mean: -2.9', 'mean: 2.9'],
    ['randomised: 75', 'randomised: 76'],
    ['    n: 57', '    n: 58'],
    ['    n: 18', '    n: 19'],
    ['  total: 25', '  total: 26'],
    ['USA: 19', 'USA: 18'],
    ['Poland: 2', 'Poland: 3'],
    ['Germany: 1', 'Germany: 2'],
    ['Hungary: 1', 'Hungary: 2'],
    ["percent: '>80'", "percent: '>90'"],
    ['age_from: 18', 'age_from: 16'],
    ['age_to: 80', 'age_to: 85'],
    ['dose: 600 mg', 'dose: 900 mg'],
    ['told: up to 16 weeks', 'told: up to 18 weeks'],
  ])('with %s as %s, that value fails and no other', async (from, to) => {
    const index = original.indexOf(from);
    expect(index).toBeGreaterThan(0);
    const changed = `${original.slice(0, index)}${to}${original.slice(index + from.length)}`;
    const proofs = (await check(changed)).filter(({ verdict }) => verdict !== 'found');
    expect(proofs.map(({ item }) => item.path)).toHaveLength(1);
    expect(proofs[0]!.item.shown.replace('−', '-')).toContain(/-?>?\d[\d.]*/.exec(to)![0]);
  });
});
