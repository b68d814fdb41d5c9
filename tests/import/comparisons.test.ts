/** Analyses of a record as comparisons: of equivalence, of one row of several, over many arms, of the periods of a crossover. */
import { describe, expect, it } from 'vitest';
import { make } from '../outputs/make.js';
import { imported, record } from './records.js';

interface Json {
  [key: string]: unknown;
}
interface OutcomeJson extends Json {
  groups: { id: string; title: string; description: string }[];
  analyses: Json[];
}
interface RecordJson {
  resultsSection: { outcomeMeasuresModule: { outcomeMeasures: OutcomeJson[] } };
}

/** The record of two arms after a change of its first outcome. */
function changed(change: (outcome: OutcomeJson) => void, from = 'NCT01206062') {
  const root = JSON.parse(record(from).text) as RecordJson;
  change(root.resultsSection.outcomeMeasuresModule.outcomeMeasures[0]!);
  return imported(JSON.stringify(root));
}

const groupIds = ['OG000', 'OG001'];
const difference = {
  groupIds,
  nonInferiorityType: 'EQUIVALENCE',
  nonInferiorityComment: 'A paired t-test was used; we would have 80% power to detect a 16% difference.',
  pValue: '0.3',
  statisticalMethod: 't-test, 2 sided',
  paramType: 'Mean Difference (Final Values)',
  paramValue: '45.1',
  ...{ ciPctValue: '95', ciNumSides: 'TWO_SIDED', ciLowerLimit: '-41.1', ciUpperLimit: '131.2' },
};
const ratio = {
  groupIds,
  nonInferiorityType: 'EQUIVALENCE',
  nonInferiorityComment: 'Declared if the 90% confidence interval of the ratio falls within 0.8 to 1.25',
  paramType: 'Geometric mean ratio',
  paramValue: '0.85',
  ...{ ciPctValue: '90', ciNumSides: 'TWO_SIDED', ciLowerLimit: '0.76', ciUpperLimit: '0.95' },
};

/** The record with the figures of a test of two tablets. */
const tablets = (...analyses: object[]) =>
  changed((outcome) => {
    Object.assign(outcome, {
      ...{ title: 'AUC', paramType: 'MEAN', unitOfMeasure: 'ng.hr/ml', dispersionType: 'Standard Deviation', analyses },
      classes: [
        { categories: [{ measurements: groupIds.map((groupId) => ({ groupId, value: '640', spread: '9' })) }] },
      ],
    });
  });

describe('equivalence', () => {
  const { dataset, text } = tablets(difference, ratio);
  const [comparison] = dataset.results[0]!.comparisons;

  it('leads with the analysis that has margins, not with a test of difference', () => {
    expect(dataset.design.framework).toBe('equivalence');
    expect(dataset.results[0]!.comparisons).toHaveLength(1);
    expect(comparison).toMatchObject({
      label: 'Geometric mean ratio',
      estimate: { digits: '0.85' },
      margin: { low: { digits: '0.8' }, high: { digits: '1.25' } },
      p: null,
      told: { text: 'of another analysis only' },
    });
    expect(text).toContain('Not taken: 1 further analysis');
    const [alone] = tablets(ratio).dataset.results[0]!.comparisons;
    expect(alone).toMatchObject({ p: 'not reported', told: null });
  });

  it('is said in headline and bottom line, which must not outlive it', () => {
    expect(dataset.headline.text).toContain('equivalence not shown, geometric mean ratio');
    expect(dataset.headline.holds).toMatchObject([{ words: 'equivalence not shown' }]);
    expect(dataset.bottom_line.text).toContain('equivalence margins');
    expect(dataset.bottom_line.text).not.toMatch(/\bp = /);
    const { headline } = tablets({ ...ratio, paramValue: '0.93', ciLowerLimit: '0.86', ciUpperLimit: '1.01' }).dataset;
    expect(headline.holds).toMatchObject([{ words: 'equivalent' }]);
  });

  it.each([
    ['the conventional bioequivalence range', null],
    ['the interval was 0.76 to 0.95', null],
    ['within 0.80–1.25', ['0.80', '1.25']],
    ['an equivalence range of 0.80 - 1.25', ['0.80', '1.25']],
    ['contained in the acceptance interval (0.80, 1.25)', ['0.80', '1.25']],
    ['between 0.80 and 1.25, or between 0.70 and 1.43 for Cmax', null],
    ['within 80% to 125%', null],
    ['within 1.1 to 1.25', null],
  ])('“%s”: margins %j', (nonInferiorityComment, margins) => {
    const { dataset: other, text: yaml } = tablets({ ...ratio, nonInferiorityComment });
    const { margin, told } = other.results[0]!.comparisons[0]!;
    if (margins) expect(margin).toMatchObject({ low: { digits: margins[0] }, high: { digits: margins[1] } });
    else {
      expect(margin).toBeNull();
      expect(told?.text).toBe('equivalence tested, no limits in the record');
      expect(other.bottom_line.text).toContain('equivalence tested, no limits in the record');
      expect(yaml).toContain('Doubtful: equivalence was tested');
    }
  });

  it('of a difference has its margins by a number with both signs', () => {
    const nonInferiorityComment = 'Equivalence if the 95% CI lies within ±150 ng.hr/ml';
    expect(tablets({ ...difference, nonInferiorityComment }).dataset.results[0]!.comparisons[0]).toMatchObject({
      margin: { low: { value: -150 }, high: { value: 150 } },
    });
  });

  it('is of the groups in the order that the words say', () => {
    const stated = 'ratio for Standard Control of SBP to Intensive Control of SBP within 0.8 to 1.25';
    const of = (nonInferiorityComment: string) =>
      tablets({ ...ratio, nonInferiorityComment }).dataset.results[0]!.comparisons[0];
    expect(of(stated)).toMatchObject({ arm: 'standard-control-of-sbp' });
    expect(of('within 0.8 to 1.25')).toMatchObject({ arm: 'intensive-control-of-sbp' });
  });
});

describe('an analysis of an outcome with several rows', () => {
  const hazard = { groupIds, paramType: 'Hazard Ratio (HR)', ciPctValue: '95', ciNumSides: 'TWO_SIDED' };
  const row = (title: string) => ({
    title,
    categories: [{ measurements: groupIds.map((groupId) => ({ groupId, value: '30' })) }],
  });
  const estimates = (titles: string[], ...analyses: object[]) =>
    changed((outcome) => {
      Object.assign(outcome, { classes: titles.map(row), analyses: analyses.map((one) => ({ ...hazard, ...one })) });
    })
      .dataset.results.slice(0, titles.length)
      .map(({ comparisons }) => comparisons.map(({ estimate }) => String(estimate)).join());

  it('is of the one row that its words name, in letters or spelled out', () => {
    const titles = ['Cardiovascular death', 'Non-fatal MI, n=40, 41', 'Stroke'];
    expect(
      estimates(
        titles,
        { groupDescription: 'Analysis for CV death was done by Cox', paramValue: '0.98' },
        { groupDescription: 'Analysis for non-fatal myocardial infarction', paramValue: '0.74' },
        { estimateComment: 'Stroke. The interval is credible.', paramValue: '0.61' },
      ),
    ).toEqual(['0.98', '0.74', '0.61']);
  });

  it('is of the row of which its words name what no other has', () => {
    const of = (words: string) => estimates(titles, { groupDescription: words, paramValue: '0.9' });
    const titles = ['Systolic BP', 'Diastolic BP'];
    expect(of('Difference in systolic blood pressure')).toEqual(['0.9', '']);
    expect(of('Difference in diastolic blood pressure')).toEqual(['', '0.9']);
    expect(of('Difference in systolic and diastolic blood pressure')).toEqual(['', '']);
    expect(of('Difference in BP')).toEqual(['', '']);
    // What any description may say names none.
    const treated = { groupDescription: 'Fall of the score: a model with treatment and visit', paramValue: '0.9' };
    expect(estimates(['Fall in score', 'Treatment failure'], treated)).toEqual(['0.9', '']);
    // One row has no word of its own: what names no other may be of it, or of the whole.
    const part = { groupDescription: 'A difference after change of dose', paramValue: '0.9' };
    expect(estimates(['Size', 'Size, change'], part)).toEqual(['', '']);
  });

  it('is of none where they name two, or a longer word', () => {
    const none = { groupDescription: 'stroke and death', paramValue: '0.9' };
    expect(estimates(['Death', 'Stroke'], none)).toEqual(['', '']);
    const later = { estimateComment: 'Lobes; D12D28', paramValue: '0.9' };
    expect(estimates(['Lobes; D12', 'Lobes; D28'], later)).toEqual(['', '']);
    const longer = { groupDescription: 'Non-fatal stroke', paramValue: '0.9' };
    expect(estimates(['Stroke', 'Non-fatal stroke'], longer)).toEqual(['', '0.9']);
  });
});

it('p values of tests over all arms stand in a row of their own', () => {
  const { dataset } = imported(record('NCT00959660').text);
  expect(dataset.results.find(({ id }) => id === 'exercise-capacity-over-arms')).toMatchObject({
    label: 'Exercise Capacity: p values over all arms',
    told: {
      text: 'p <0.001 (Main effects analysis with Diet vs. No Diet); p <0.001 (Main effects analysis with Exercise vs. No Exercise)',
    },
    page: true,
  });
});

it('what an analysis of one arm found beyond the figure of the arm stands in a row of its own', () => {
  const ofOne = (analysis: object) =>
    changed((outcome) => {
      outcome.groups = outcome.groups.slice(0, 1);
      outcome.analyses = [
        { ...ratio, nonInferiorityType: '', nonInferiorityComment: '', groupIds: ['OG000'], ...analysis },
      ];
    });
  const { dataset, text } = ofOne({ pValue: '<0.0001' });
  expect(dataset.results[1]).toMatchObject({
    told: { text: 'Geometric mean ratio 0.85 (90% CI 0.76 to 0.95), p <0.0001' },
    page: true,
  });
  expect(dataset.results[1]!.label).toMatch(/: analysis of the arm$/);
  expect(text).not.toContain('further analysis of this outcome');
  // Without an estimate there is nothing to tell, and the analysis is counted.
  expect(ofOne({ paramValue: '', pValue: '0.02' }).text).toContain('Not taken: 1 further analysis');
});

describe('groups by the order of their treatments', () => {
  const words = 'The analysis compared the data of the drug period to those of the placebo period.';
  const crossed = (nonInferiorityComment: string) =>
    changed((outcome) => {
      outcome.groups[0]!.title = 'Drug Crossover to Placebo';
      outcome.groups[1]!.title = 'Placebo Crossover to Drug';
      Object.assign(outcome.analyses[0]!, { nonInferiorityComment });
    }).dataset;

  it('are nothing that was compared: the estimate is told with what the record says of it', () => {
    const { results, headline, limitations, arms } = crossed(words);
    expect(arms.map(({ role }) => role)).toEqual(['experimental', 'experimental']);
    expect(results.flatMap(({ comparisons, outcome }) => (outcome === results[0]!.outcome ? comparisons : []))).toEqual(
      [],
    );
    expect(results[1]!.told?.text).toBe(
      'Hazard Ratio (HR) 0.75 (95% CI 0.64 to 0.89), p <0.001; as the record says: “The analysis compared the data of the drug period to those of the placebo period”',
    );
    expect(headline.text).not.toContain('versus');
    expect(limitations.map(({ text }) => text).join()).not.toContain('No comparison of two arms');
  });

  it('are named where the record says no more', () => {
    expect(crossed('').results[1]!.told?.text).toContain(
      'between the sequences Drug Crossover to Placebo and Placebo Crossover to Drug',
    );
  });
});

it('an analysis that names no row is not told of the outcome where others name theirs', () => {
  const named = (...names: string[]) =>
    changed((outcome) => {
      const classes = ['Heart', 'Lung'].map((title) => ({
        title,
        categories: [{ measurements: groupIds.map((groupId) => ({ groupId, value: '640', spread: '9' })) }],
      }));
      const analyses = names.map((estimateComment) => ({ ...difference, estimateComment }));
      Object.assign(outcome, {
        title: 'Size',
        paramType: 'MEAN',
        dispersionType: 'Standard Deviation',
        classes,
        analyses,
      });
    });
  const isWhole = ({ dataset }: ReturnType<typeof named>) => dataset.results.some(({ id }) => id.endsWith('-analyses'));
  expect(isWhole(named('Both'))).toBe(true);
  const misspelt = named('Heart', 'Lugn');
  expect(isWhole(misspelt)).toBe(false);
  expect(misspelt.text.replace(/\n# /g, ' ')).toContain('of “Size”, 1 analysis that names none of its rows');
});

describe('a Bayesian analysis', () => {
  const bayesian = {
    ...difference,
    ...{
      nonInferiorityType: 'SUPERIORITY',
      nonInferiorityComment: '',
      statisticalMethod: 'Bayesian repeated measures',
    },
    ...{ pValue: '0.03', pValueComment: '' },
  };
  const drafted = (change: object) => tablets({ ...bayesian, ...change });

  it('has a credible interval and no p value, on page and slides with what CrI means', async () => {
    const { text, dataset } = drafted({});
    const [comparison] = dataset.results[0]!.comparisons;
    expect(comparison).toMatchObject({ ci: { type: 'credible' }, p: 'not reported' });
    expect(comparison!.told!.text).toBe('“0.03” in the record, of a Bayesian model');
    expect(text).toContain('stands in the record as a p value and is none, as the model is Bayesian');
    expect(dataset.bottom_line.text).toContain('% CrI [[');
    const { page, deck } = await make(text);
    expect(page.text).toMatch(/95% CrI/);
    expect(page.text).toContain('CrI: credible interval.');
    expect(page.text).not.toMatch(/p = 0\.03/);
    const slides = deck.slides
      .filter(({ tables }) => tables.length > 0)
      .map((slide) => [...slide.paragraphs, ...slide.tables.flat(2), slide.title].join('\n'))
      .filter((text) => /95% CrI/.test(text));
    expect(slides).not.toHaveLength(0);
    for (const slide of slides) expect(slide).toContain('CrI: credible interval.');
  });

  it('tells a posterior probability as the record has it', () => {
    const { dataset } = drafted({
      pValue: '60.66',
      pValueComment: 'The posterior probability that the ratio is over 1.',
    });
    expect(dataset.results[0]!.comparisons[0]!.told!.text).toBe(
      'posterior probability that the ratio is over 1: “60.66” in the record',
    );
    const other = tablets({ ...difference, pValue: '60.66' }).dataset;
    expect(other.results[0]!.comparisons[0]!.told!.text).toBe('p value “60.66” in the record, which cannot be');
  });
});
