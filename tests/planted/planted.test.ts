/**
 * Errors planted on purpose, each of which the check that is there for it must
 * catch: a wrong digit, a swapped sign, swapped arms, a stale sentence, a number
 * typed into a template, a percentage that does not match.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ContentError, describe as told } from '../../src/errors.js';
import { readDataset } from '../../src/load.js';
import type { View } from '../../src/template/view/view.js';
import { readSource, type SourceText } from '../../src/verify/source.js';
import { verify } from '../../src/verify/verify.js';
import { dazukibart, ownTemplates, ready, templatesWith } from '../traceability/made.js';

const fixture = (name: string) => readFileSync(`tests/fixtures/${name}.yaml`, 'utf8');
const trials = {
  dazukibart,
  binary: fixture('binary'),
  hazard: fixture('hazard'),
  noninferiority: fixture('noninferiority'),
  'dose-ranging': fixture('dose-ranging'),
};
type Trial = keyof typeof trials;

let summary: SourceText;
beforeAll(async () => {
  summary = await readSource('summary.txt', readFileSync('tests/planted/summary.txt'));
});

type Change = [from: string, to: string];

/** A text with passages put for others, each the first of its kind. */
function planted(text: string, changes: Change[]): string {
  return changes.reduce((whole, [from, to]) => {
    if (!whole.includes(from)) throw new Error(`does not stand there: ${from}`);
    return whole.replace(from, () => to);
  }, text);
}

// ── What each check says ────────────────────────────────────────────────────

const inData = (text: string): string[] => {
  try {
    return readDataset('trial.yaml', text).warnings.map(told);
  } catch (error) {
    return messagesOf(error);
  }
};

const inSources = (text: string): string[] =>
  verify(readDataset('trial.yaml', text).trial, new Map([['summary', summary]]))
    .filter(({ item, verdict }) => item.source === 'summary' && verdict !== 'found')
    .map(({ item, verdict }) => `${item.path}: ${verdict}`);

const inPrint = (templates = ownTemplates(), change: (view: View) => void = () => undefined): string[] => {
  try {
    ready(dazukibart, templates, change).trace();
    return [];
  } catch (error) {
    return messagesOf(error);
  }
};

function messagesOf(error: unknown): string[] {
  if (!(error instanceof ContentError)) throw error;
  return error.problems.map(told);
}

test('nothing is caught where nothing is wrong', () => {
  for (const text of Object.values(trials)) expect(inData(text)).toEqual([]);
  expect(inSources(dazukibart)).toEqual([]);
  expect(inPrint()).toEqual([]);
});

// ── The errors ──────────────────────────────────────────────────────────────

const counts: Record<string, number> = {};
const caught = (check: string) => void (counts[check] = (counts[check] ?? 0) + 1);

/** Against the sources: the value that must be told. */
const sourceErrors: [string, Change, string][] = [
  ['one digit of a mean', ['mean: -19.2', 'mean: -19.3'], 'results.cdasi-skin.arms.high.mean: not found'],
  ['two digits exchanged', ['mean: -16.6', 'mean: -61.6'], 'results.cdasi-skin.arms.low.mean: not found'],
  ['a sign lost', ['mean: -2.9', 'mean: 2.9'], 'results.cdasi-skin.arms.placebo.mean: not found'],
  ['a decimal point moved', ['mean: -19.2', 'mean: -1.92'], 'results.cdasi-skin.arms.high.mean: not found'],
  [
    'a zero too few in a p value',
    ['value: <0.0001', 'value: <0.001'],
    'results.cdasi-skin.comparisons.high.p: not found',
  ],
  ['a bound lost', ["percent: '>80'", 'percent: 80'], 'results.responders-skin.arms.dazukibart.percent: not found'],
  [
    'a bound turned round',
    ["percent: '>80'", 'percent: <80'],
    'results.responders-skin.arms.dazukibart.percent: not found',
  ],
  ['an age', ['age_from: 18', 'age_from: 16'], 'participants.age_from: found elsewhere'],
  ['a dose', ['dose: 600 mg', 'dose: 60 mg'], 'arms.high.dose: not found'],
  [
    'a time',
    ['16 weeks after the final dose', '6 weeks after the final dose'],
    'outcomes.durability.timepoint: not found',
  ],
  ['two countries exchanged', ['Poland: 2', 'Poland: 1'], 'sites.countries.Poland: not found'],
  ['how often', ['schedule: every 4 weeks', 'schedule: every 12 weeks'], 'arms.high.schedule: ambiguous'],
  [
    'a share of people that is the size of a change',
    ["percent: '>80'", "percent: '>40'"],
    'results.responders-skin.arms.dazukibart.percent: ambiguous',
  ],
  ['an age that is a number of people', ['age_to: 80', 'age_to: 75'], 'participants.age_to: ambiguous'],
  ['the size of another cohort', ['n: 57', 'n: 18'], 'populations.skin.n: ambiguous'],
  ['the size of a cohort for that of all', ['randomised: 75', 'randomised: 57'], 'participants.randomised: ambiguous'],
  [
    'a time that is no longest one',
    ['told: up to 16 weeks', 'told: up to 12 weeks'],
    'results.durability-skin.arms.dazukibart.told: ambiguous',
  ],
  [
    'the mean of another arm',
    ['high: { mean: -19.2 }', 'high: { mean: -2.9 }'],
    'results.cdasi-skin.arms.high.mean: ambiguous',
  ],
  ['the wrong paragraph', ['at: ¶3, mean changes', 'at: ¶5'], 'results.cdasi-skin.arms.high.mean: found elsewhere'],
];

describe('an error against a source', () => {
  test.each(sourceErrors)('%s', (_, change, message) => {
    expect(inSources(planted(dazukibart, [change]))).toContain(message);
    caught('verify');
  });
});

/** Within the data: what must be said. */
const dataErrors: [string, string, Trial, Change[], RegExp][] = [
  // Figures that contradict one another.
  [
    'values',
    'a percentage that does not match its count',
    'binary',
    [['events: 181', 'events: 118']],
    /118\/402 is 29\.4%, not 45\.0%/,
  ],
  [
    'values',
    'a digit of a percentage',
    'binary',
    [['percent: 29.9', 'percent: 29.8']],
    /119\/398 is 29\.9%, not 29\.8%/,
  ],
  ['values', 'a percentage above 100', 'dazukibart', [['percent: 81', 'percent: 810']], /810% is impossible/],
  [
    'values',
    'more events than participants',
    'binary',
    [['n: 402, events: 181', 'n: 181, events: 402']],
    /402 with the event, but only 181 in all/,
  ],
  [
    'values',
    'more analysed than assigned',
    'binary',
    [['n: 402, events: 181, percent: 45.0', 'n: 420, events: 189, percent: 45.0']],
    /402 in Prenolast but 420 analysed/,
  ],
  [
    'values',
    'an arm of the wrong size',
    'dazukibart',
    [['value: 37,', 'value: 73,']],
    /the arms add up to 111, not 75/,
  ],
  [
    'values',
    'a site too many',
    'dazukibart',
    [['USA: 19', 'USA: 20']],
    /the sites of the countries add up to 26, not 25/,
  ],
  ['values', 'a cohort of the wrong size', 'dazukibart', [['n: 57', 'n: 75']], /the cohorts add up to 93, not 75/],
  [
    'values',
    'fewer screened than took part',
    'dazukibart',
    [['screened: { value: 125', 'screened: { value: 12']],
    /12 screened but 75 took part/,
  ],
  [
    'values',
    'limits exchanged',
    'dazukibart',
    [['low: -20.4, high: -12.1', 'low: -12.1, high: -20.4']],
    /the interval runs from −12\.1 to −20\.4/,
  ],
  [
    'values',
    'an estimate whose sign is lost',
    'dazukibart',
    [['estimate: -16.3', 'estimate: 16.3']],
    /the estimate 16\.3 lies outside its interval/,
  ],
  [
    'values',
    'a digit of a limit',
    'dazukibart',
    [['high: -12.1', 'high: -2.1']],
    /far from the middle of its interval/,
  ],
  [
    'values',
    'a digit of an estimate',
    'dazukibart',
    [['estimate: -16.3', 'estimate: -13.6']],
    /the reported difference −13\.6 does not match the arm means/,
  ],
  [
    'values',
    'arms exchanged in the means',
    'dazukibart',
    [
      ['high: { mean: -19.2 }', 'high: { mean: -16.6 }'],
      ['low: { mean: -16.6 }', 'low: { mean: -19.2 }'],
    ],
    /600 mg: the reported difference −16\.3 does not match the arm means, −16\.6 and −2\.9/,
  ],
  [
    'values',
    'arms exchanged in the counts',
    'binary',
    [
      ['prenolast: { n: 402, events: 181, percent: 45.0', 'prenolast: { n: 398, events: 119, percent: 29.9'],
      ['placebo: { n: 398, events: 119, percent: 29.9', 'placebo: { n: 402, events: 181, percent: 45.0'],
    ],
    /the reported risk ratio 1\.51 is far from that of the counts, 0\.66/,
  ],
  [
    'values',
    'a comparison the wrong way round',
    'binary',
    [
      ['estimate: 1.51', 'estimate: 0.66'],
      ['low: 1.25, high: 1.81', 'low: 0.55, high: 0.80'],
    ],
    /far from that of the counts, 1\.51/,
  ],
  [
    'values',
    'a ratio below 0',
    'hazard',
    [['estimate: 0.74', 'estimate: -0.74']],
    /a hazard ratio of −0\.74 is impossible/,
  ],
  [
    'values',
    'a digit of a hazard ratio',
    'hazard',
    [['estimate: 0.74', 'estimate: 0.84']],
    /the estimate 0\.84 is far from the middle of its interval/,
  ],
  [
    'values',
    'a p value given as a percentage',
    'dazukibart',
    [['value: <0.0001', 'value: 3']],
    /a p value of 3 is impossible .*if it is a percentage, write 0\.03/,
  ],
  ['values', 'a p value of 0', 'binary', [['p: <0.001', 'p: 0']], /a p value is never 0/],
  [
    'values',
    'a p value against its interval',
    'binary',
    [['p: <0.001', 'p: 0.40']],
    /p = 0\.40 does not go with the 95% interval, 1\.25 to 1\.81, which excludes 1/,
  ],
  [
    'values',
    'an interval against its p value',
    'hazard',
    [
      ['estimate: 0.74', 'estimate: 0.94'],
      ['low: 0.65, high: 0.85', 'low: 0.82, high: 1.08'],
    ],
    /p < 0\.001 does not go with the 95% interval/,
  ],
  [
    'values',
    'a level that cannot be',
    'binary',
    [['low: 1.25, high: 1.81, level: 95', 'low: 1.25, high: 1.81, level: 0.95']],
    /a confidence level of 0\.95% is impossible/,
  ],
  [
    'values',
    'a change larger than the scale',
    'dazukibart',
    [['mean: -19.2', 'mean: -192']],
    /−192 is impossible on a scale of 0 to 100/,
  ],
  [
    'values',
    'ages exchanged',
    'dazukibart',
    [
      ['age_from: 18', 'age_from: 80'],
      ['age_to: 80', 'age_to: 18'],
    ],
    /ages run from 80 to 18/,
  ],
  [
    'values',
    'a dose that is not that of its name',
    'dazukibart',
    [['dose: 600 mg', 'dose: 150 mg']],
    /the dose is 150 mg, but the arm is called “Dazukibart 600 mg” and “600 mg”/,
  ],
  [
    'values',
    'the year of the article',
    'dazukibart',
    [['year: 2025', 'year: 2024']],
    /the year is 2024, but it was published on 2025-01-11/,
  ],
  [
    'values',
    'a day that is not in the calendar',
    'dazukibart',
    [['published: 2025-01-11', 'published: 2025-02-31']],
    /there is no 2025-02-31/,
  ],
  [
    'values',
    'data older than their source',
    'dazukibart',
    [['revised: 2026-11-22', 'revised: 2025-03-01']],
    /is dated 2025-07-22, after the data were last changed, 2025-03-01/,
  ],
  [
    'values',
    'a phase that is not that of the title',
    'dazukibart',
    [['phase: 2\n', 'phase: 3\n']],
    /the phase is 3, but the title says phase 2/,
  ],
  [
    'values',
    'words against the sign',
    'binary',
    [['p: <0.001', 'p: <0.001\n        told: worse than placebo']],
    /“worse than placebo”, but 1\.51 is better/,
  ],
  [
    'values',
    'half a person',
    'dazukibart',
    [['events: 4, percent', 'events: 4.5, percent']],
    /4\.5 is impossible as a count/,
  ],
  [
    'values',
    'a spread below nothing',
    'dazukibart',
    [['high: { mean: -19.2 }', 'high: { mean: -19.2, sd: -3 }']],
    /−3 is impossible as a standard deviation/,
  ],
  [
    'values',
    'a standard error told as a deviation',
    'binary',
    [['mean: -4.1, sd: 3.2', 'mean: -4.1, se: 0.16, sd: 0.16']],
    /the standard error tells a standard deviation of 3\.\d+, not 0\.16/,
  ],
  [
    'values',
    'an interval that is not that of the deviation',
    'dazukibart',
    [['high: { mean: -19.2 }', 'high: { mean: -19.2, sd: 9, n: 30, ci: { low: -40, high: 1.6, level: 95 } }']],
    /the interval tells a standard deviation of 55\.7, not 9\.0/,
  ],
  ['values', 'a digit too many in an age', 'dazukibart', [['age_to: 80', 'age_to: 800']], /nobody is aged 800/],
  [
    'values',
    'an arm compared with itself',
    'dazukibart',
    [['versus: placebo\n        measure: mean', 'versus: high\n        measure: mean']],
    /high is compared with itself/,
  ],
  [
    'values',
    'more serious events than events',
    'binary',
    [['{ events: 8, percent: 2.0 }', '{ events: 208, percent: 51.7 }']],
    /208 with “Serious adverse event” and 201 with “Any adverse event”/,
  ],
  [
    'values',
    'a digit of the DOI',
    'dazukibart',
    [['doi: 10.1016/S0140-6736(24)02071-3', 'doi: 10.1016/S0140-6736(24)02072-3']],
    /the DOI is .*02072-3, but the address is .*02071-3/,
  ],
  [
    'values',
    'a digit of the record’s number',
    'dazukibart',
    [
      [
        'url: https://clinicaltrials.gov/study/NCT03181893\n    source: registry',
        'url: https://clinicaltrials.gov/study/NCT03181894\n    source: registry',
      ],
    ],
    /the record is NCT03181893, but the address is .*NCT03181894/,
  ],
  [
    'values',
    'pages from the last to the first',
    'dazukibart',
    [['pages: 137–146', 'pages: 146–137']],
    /the pages run from 146 to 137/,
  ],
  // Sentences that are no longer true.
  [
    'sentences',
    'a number of countries that has grown',
    'dazukibart',
    [['    Hungary: 1', '    Hungary: 1\n    France: 0']],
    /this sentence tells of 5 countries, sites\.countries of 6/,
  ],
  [
    'sentences',
    'a time that the data no longer have',
    'dazukibart',
    [
      ['timepoint: week 12', 'timepoint: week 24'],
      ['switched treatment at week 12', 'switched treatment at week 24'],
    ],
    /“week 12” stands in this sentence, and nowhere else in the data/,
  ],
  [
    'sentences',
    'a time that is no longer that of the result',
    'dazukibart',
    [['timepoint: week 12', 'timepoint: week 24']],
    /“week 12” stands in this sentence, and its result is of week 24/,
  ],
  [
    'sentences',
    'a threshold in the name of an outcome',
    'dazukibart',
    [['reduced by more than 40%', 'reduced by more than 50%']],
    /“40%” stands in this sentence, and nowhere else in the data/,
  ],
  [
    'sentences',
    'a figure that is nowhere',
    'dazukibart',
    [['eased skin disease', 'eased skin disease by 4.7 points']],
    /“4\.7” stands in this sentence, and nowhere else in the data/,
  ],
  [
    'sentences',
    'a count of deaths',
    'dazukibart',
    [['high: { events: 1 }', 'high: { events: 2 }']],
    /this tells of 1 death, the counts of “Death” of 2/,
  ],
  [
    'sentences',
    'a strength that the design no longer has',
    'binary',
    [['masking: double-blind', 'masking: open-label']],
    /this says “double-blind”, but design\.masking is “open-label”/,
  ],
  [
    'sentences',
    'a limitation that the design no longer has',
    'noninferiority',
    [['masking: open-label', 'masking: double-blind']],
    /this says “Open-label”, but design\.masking is “double-blind”/,
  ],
  [
    'claims',
    'a heading after a second death',
    'dazukibart',
    [['told: one death, on', 'told: two deaths, on']],
    /adverse_events\.death\.told should be “says one death”, found “two deaths/,
  ],
  [
    'claims',
    'a heading after the events have become severe',
    'dazukibart',
    [['told: mostly mild', 'told: mostly severe']],
    /adverse_events\.severity\.told should be “says mostly mild”, found “mostly severe”/,
  ],
  [
    'claims',
    'a strength after the masking has fallen',
    'dazukibart',
    [['masking: double-blind', 'masking: open-label']],
    /design\.masking should be “says double-blind”, found “open-label”/,
  ],
  [
    'claims',
    'a strength after the allocation has changed',
    'dazukibart',
    [['allocation: randomised', 'allocation: non-randomised']],
    /design\.allocation should be “says randomised”, found “non-randomised”/,
  ],
  [
    'claims',
    'a takeaway after the effect has lasted for longer',
    'dazukibart',
    [['told: up to 16 weeks', 'told: up to 20 weeks']],
    /should be “says up to 16 weeks after the final dose”, found “up to 20 weeks/,
  ],
  [
    'values',
    'a share of arms taken together, without the word that sources disagree',
    'dazukibart',
    [['    disagreement: sources disagree on the dose\n', '']],
    /4\/\(37 \+ 15\) is 7\.7%, not 11%/,
  ],
  [
    'sentences',
    'a dose that does less than every dose does',
    'dose-ranging',
    [
      [
        'primary_message: Pain on walking fell further with every step of the dose',
        'primary_message: Every dose lowered pain on walking',
      ],
    ],
    /claims a benefit, but the interval of results\.[\w.-]+, .* includes no effect/,
  ],
  [
    'sentences',
    'a dose that the data no longer have',
    'dazukibart',
    [
      ['dose: 150 mg', 'dose: 200 mg'],
      ['short: 150 mg', 'short: 200 mg'],
      ['name: Dazukibart 150 mg', 'name: Dazukibart 200 mg'],
    ],
    /“150 mg” stands in this sentence, and nowhere else in the data/,
  ],
  [
    'claims',
    'a headline after the effect has turned round',
    'dazukibart',
    [
      ['estimate: -16.3', 'estimate: 16.3'],
      ['low: -20.4, high: -12.1', 'low: 12.1, high: 20.4'],
    ],
    /no longer holds: results\.cdasi-skin\.comparisons\.high should be “better than comparator”/,
  ],
  [
    'claims',
    'a headline after the interval has come to hold no effect',
    'dazukibart',
    [['high: -12.1', 'high: 1.2']],
    /should be “interval excludes no effect”/,
  ],
  [
    'claims',
    'a takeaway after the p value has risen',
    'dazukibart',
    [['value: <0.0001', 'value: 0.06']],
    /should be “below 0\.05”/,
  ],
  [
    'claims',
    'a takeaway after its percentage has fallen',
    'dazukibart',
    [["percent: '>80'", "percent: '>40'"]],
    /should be “more than 50”/,
  ],
  [
    'claims',
    'a takeaway on a placebo group that was not reported then',
    'dazukibart',
    [
      [
        "dazukibart: { percent: '>80' }\n      placebo: not reported",
        "dazukibart: { percent: '>80' }\n      placebo: { percent: 12 }",
      ],
    ],
    /should be “not reported”/,
  ],
  [
    'sentences',
    'a figure typed into a sentence',
    'dazukibart',
    [['primary_message:\n  text: Both doses', 'primary_message:\n  text: With 19.2 points both doses']],
    /19\.2 is typed by hand/,
  ],
  [
    'sentences',
    'a reference that leads nowhere',
    'dazukibart',
    [['The [[populations.muscle.n]]', 'The [[populations.muscel.n]]']],
    /there is no "muscel".*did you mean "muscle"/,
  ],
  [
    'sources',
    'a value without a source',
    'dazukibart',
    [['    Hungary: 1\n  source: summary\n  at: ¶2', '    Hungary: 1']],
    /the value 25 has no source/,
  ],
  [
    'sources',
    'a source that is not listed',
    'dazukibart',
    [['source: rheumnow, at: sex', 'source: reumnow, at: sex']],
    /there is no source "reumnow".*did you mean "rheumnow"/,
  ],
];

describe('an error within the data', () => {
  test.each(dataErrors)('%s: %s', (check, _, trial, changes, message) => {
    expect(inData(planted(trials[trial], changes)).join('\n')).toMatch(message);
    caught(check);
  });
});

/** On the way from the data to the print: what must be said. */
const cellsOf = (view: View) => view.tables.page.groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
const inCells = (from: string, to: string) => (view: View) => {
  for (const cell of cellsOf(view)) cell.text = cell.text.replace(from, to);
};
const printErrors: [string, (view: View) => void, RegExp][] = [
  [
    'texts of two bars exchanged',
    (view) => {
      const [first, second] = view.chart!.marks;
      [first!.text, second!.text] = [second!.text, first!.text];
    },
    /page: the figure draws -2\.9 for “Placebo” and prints “−16\.6”/,
  ],
  [
    'two arms of the flow exchanged',
    (view) => {
      const [first, second] = view.flow.root.steps[0]!.steps;
      [first!.n, second!.n] = [second!.n, first!.n];
    },
    /“600 mg” has 15 in one place and 37 in another/,
  ],
  ['a digit changed by a view', inCells('−16.3', '−16.4'), /page, table: the number −16\.4/],
  ['a sign lost by a view', inCells('−20.4', '20.4'), /page, table: the number 20\.4/],
  ['a number rounded on the way', inCells('−13.7', '−14'), /page, table: the number −14 /],
  ['a zero cut off', inCells('−9.0', '−9'), /page, table: the number −9 /],
  ['a bound lost', inCells('<0.0001', '0.0001'), /page, table: the number 0\.0001/],
  ['a percent sign lost', inCells('81%', '81'), /page, table: the number 81 /],
  [
    'arms exchanged on the page only',
    (view) => {
      const [first, second] = view.tables.page.groups.at(-1)!.rows[0]!.cells;
      [first!.text, second!.text] = [second!.text, first!.text];
    },
    /page and deck differ: .* is “80%” on the page and “81%” in the deck/,
  ],
  ['a bar drawn too long', (view) => (view.chart!.marks[0]!.value = '-29'), /chart data: the number -29/],
  [
    'a number of people made up',
    (view) => (view.pico.patients = `99 ${view.pico.patients}`),
    /the number 99 in “99 75 adults/,
  ],
];
const templateErrors: [string, 'brief' | 'deck', string, string, RegExp][] = [
  [
    'a number typed without quotation marks',
    'deck',
    '{{talk.titles.takeaways}}',
    '{{or data.draft 75}}',
    /deck\.hbs:\d+:\d+: the number 75 is typed/,
  ],
  [
    'a number typed as a character’s number',
    'brief',
    '<h2>What to take home</h2>',
    '<h2>What to take home &#55;5</h2>',
    /brief\.hbs:\d+:\d+: the number 5 is typed/,
  ],
  [
    'a figure drawn in a template from one value and printed from another',
    'brief',
    '<h2>What to take home</h2>',
    '<chart kind="estimation" title="x" alt="y"><arms head="x"/><mark label="A" value="16.3" text="{{flow.root.n}}"/></chart><h2>What to take home</h2>',
    /page: the figure draws 16\.3 for “A” and prints “125”/,
  ],
  [
    'a result typed into a heading',
    'brief',
    '<h2>What to take home</h2>',
    '<h2>What to take home: 16.3 points</h2>',
    /brief\.hbs:\d+:\d+: the number 16\.3 is typed into the template/,
  ],
  [
    'a number of people typed into the deck',
    'deck',
    'For discussion</h1>',
    'Questions for 75</h1>',
    /deck\.hbs:\d+:\d+: the number 75 is typed/,
  ],
  [
    'a number typed into an attribute',
    'brief',
    'name="Patients"',
    'name="Patients of 4"',
    /brief\.hbs:\d+:\d+: the number 4 is typed/,
  ],
  [
    'a number typed as a helper’s word',
    'deck',
    '{{talk.titles.safety}}',
    '{{or data.safety_message "5 harms"}}',
    /deck\.hbs:\d+:\d+: the number 5 is typed/,
  ],
];

describe('an error in print', () => {
  test.each(printErrors)('%s', (_, change, message) => {
    expect(inPrint(undefined, change).join('\n')).toMatch(message);
    caught('closure');
  });

  test.each(templateErrors)('%s', (_, page, from, to, message) => {
    const templates = templatesWith(page, from, to);
    expect(inPrint(templates).join('\n')).toMatch(message);
    caught('literals');
  });
});

test('at least forty are planted, and each was caught', () => {
  console.log(`Planted and caught: ${JSON.stringify(counts)}`);
  const all = sourceErrors.length + dataErrors.length + printErrors.length + templateErrors.length;
  expect(all).toBeGreaterThanOrEqual(40);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(all);
});
