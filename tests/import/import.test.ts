/** A record becomes a dataset that holds what the record holds, and nothing else. */
import { describe, expect, it } from 'vitest';
import { formatProse } from '../../src/format/format.js';
import type { ArmValues, Dataset } from '../../src/dataset/schema.js';
import { generate } from '../../src/index.js';
import { armNames, outcomeNames } from '../../src/import/reading/names.js';
import { readRegistryTrial } from '../../src/import/clinicaltrials/read.js';
import { imported, invented, otherRecords, record, records, type RecordFile } from './records.js';

const sprint = record('NCT01206062');

describe.each([...records, ...otherRecords])('$name', ({ text, name }) => {
  it('becomes a dataset without a number that is not in the record', () => {
    expect(invented(imported(text).dataset, text)).toEqual([]);
  });

  it('names module and groups for every result, and marks the file as a draft', () => {
    const { dataset, text: yaml } = imported(text);
    expect(dataset.draft).toBe(true);
    for (const { source, at } of [...dataset.results, ...dataset.adverse_events]) {
      expect(source).toBe('registry');
      expect(at).toMatch(/Module|^adverse events|^participant flow|^outcome \d/);
    }
    expect(yaml).toContain(name);
  });
});

describe('a trial of two arms with hazard ratios', () => {
  const { dataset, text } = imported(sprint.text);
  const result = dataset.results[0]!;

  it('keeps figures as written, by arm', () => {
    const [intensive, standard] = dataset.arms.map(({ id }) => result.arms[id] as ArmValues);
    expect([intensive!.n, intensive!.events, standard!.n, standard!.events]).toMatchObject([
      { digits: '4678' },
      { digits: '243' },
      { digits: '4683' },
      { digits: '319' },
    ]);
  });

  it('takes estimate, interval with its level, and p value as written', () => {
    expect(result.comparisons).toMatchObject([
      {
        measure: 'hazard ratio',
        estimate: { digits: '0.75' },
        ci: { low: { digits: '0.64' }, high: { digits: '0.89' }, level: { digits: '95' }, sides: 'two' },
        p: { relation: '<', digits: '0.001' },
      },
    ]);
  });

  it('chooses the comparator by its type, says so, and lets a flag choose', () => {
    expect(dataset.arms.map(({ role }) => role)).toEqual(['experimental', 'comparator']);
    expect(text).toContain('# Comparator: “Standard Control of SBP”, planned as active comparator');
    const other = imported(sprint.text, { comparator: 'Intensive' }).dataset;
    expect(other.arms.find(({ role }) => role === 'comparator')!.name).toBe('Intensive Control of SBP');
  });

  it('takes the direction from a clear title only, and lets a flag choose', () => {
    const better = (options?: Parameters<typeof imported>[1]) =>
      imported(sprint.text, options).dataset.outcomes.map((outcome) => outcome.better);
    expect(better().slice(0, 3)).toEqual(['lower', 'lower', 'lower']);
    expect(better({ better: 'higher' })[0]).toBe('higher');
  });

  it('takes as many outcomes as asked for, and counts the others', () => {
    expect(imported(sprint.text, { outcomes: 1 }).dataset.outcomes).toHaveLength(2);
    expect(imported(sprint.text, { outcomes: 1 }).text).toContain('Not taken: 4 more of the 6 outcomes');
  });

  it('drafts sentences whose numbers are references', () => {
    const { bottom_line: line } = dataset;
    expect(line.text).not.toMatch(/\d(?![^[]*\]\])/);
    expect(formatProse(line, dataset)).toContain('hazard ratio 0.75 (95% CI 0.64 to 0.89; p <0.001)');
  });

  it('has funding, dates and a baseline', () => {
    expect(dataset.funding).toMatchObject({ sponsor: 'National Heart, Lung, and Blood Institute (NHLBI)' });
    expect(dataset.dates).toMatchObject({ start: '2010-10', results_posted: '2017-12-04' });
    expect(dataset.baseline[0]).toMatchObject({ name: expect.stringContaining('Age') as string });
  });
});

describe('doubtful things are kept as written and told', () => {
  /** The record with its first analysis changed. */
  function changed(change: Record<string, unknown>, figures: Record<string, unknown> = {}): string {
    const root = JSON.parse(sprint.text) as {
      resultsSection: { outcomeMeasuresModule: { outcomeMeasures: OutcomeJson[] } };
    };
    const first = root.resultsSection.outcomeMeasuresModule.outcomeMeasures[0]!;
    Object.assign(first.analyses[0]!, change);
    Object.assign(first.classes[0]!.categories[0]!.measurements[0]!, figures);
    return JSON.stringify(root);
  }
  interface OutcomeJson {
    analyses: object[];
    classes: { categories: { measurements: object[] }[] }[];
  }
  const comparison = (change: Record<string, unknown>) => imported(changed(change)).dataset.results[0]!.comparisons[0]!;

  it('a p value of 60.66', () => {
    const { p, told } = comparison({ pValue: '60.66' });
    expect(p).toBe('not reported');
    expect(told!.text).toContain('60.66');
  });

  it('an interval that does not hold its estimate', () => {
    const { text, dataset } = imported(changed({ ciLowerLimit: '0.80' }));
    expect(dataset.results[0]!.comparisons[0]!.ci).toBeNull();
    expect(text.replace(/\n\s*# /g, ' ')).toContain('the interval in the record, 0.80 to 0.89 (95%), does not hold');
  });

  it.each([
    ['80', '80'],
    ['95.6', '95.6'],
    ['97.3', '97.3'],
  ])('a level of %s', (ciPctValue, digits) => expect(comparison({ ciPctValue }).ci!.level).toMatchObject({ digits }));

  it('a level that cannot be', () => {
    expect(comparison({ ciPctValue: '0.95' }).ci!.level).toBe('not stated');
    expect(comparison({ ciPctValue: undefined }).ci!.level).toBe('not stated');
  });

  it('a one-sided interval', () => {
    const { ci } = comparison({ ciNumSides: 'ONE_SIDED', ciLowerLimit: undefined });
    expect(ci).toMatchObject({ sides: 'one', low: 'not applicable', high: { digits: '0.89' } });
  });

  it('a measure that the dataset has no word for', () => {
    expect(comparison({ paramType: 'Win ratio' })).toMatchObject({ measure: 'win ratio', label: 'Win ratio' });
    expect(comparison({ paramType: 'Hazard Ratio, log' })).toMatchObject({ measure: 'other' });
    expect(comparison({ paramType: 'Cox Proportional Hazard ratio' })).toMatchObject({ measure: 'hazard ratio' });
  });

  it('a ratio in percent, which fits the arms only so', () => {
    const ratio = { paramType: 'Geometric mean ratio', ciLowerLimit: '60', ciUpperLimit: '95' };
    expect(comparison({ ...ratio, paramValue: '76' }).label).toBe('Geometric mean ratio (%)');
    expect(comparison({ ...ratio, paramValue: '12', ciLowerLimit: '9' }).label).toBe('Geometric mean ratio');
  });

  it('counts of people that contradict one another', () => {
    const root = JSON.parse(sprint.text) as {
      protocolSection: { designModule: { enrollmentInfo: object; designInfo: object } };
    };
    const { enrollmentInfo, designInfo } = root.protocolSection.designModule;
    Object.assign(enrollmentInfo, { count: 5000 });
    expect(imported(JSON.stringify(root)).text).toContain('Doubtful: 5000 took part, and the arms have 9361 in all');
    Object.assign(designInfo, { interventionModel: 'CROSSOVER' });
    expect(imported(JSON.stringify(root)).text).not.toContain('9361 in all');
    expect(imported(record('NCT00585611').text).text).toContain('Doubtful: the record says that 1 took part');
  });

  it('a value that is “NA”', () => {
    const { dataset } = imported(changed({}, { value: 'NA', comment: 'not reached' }));
    expect(dataset.results[0]!.arms[dataset.arms[0]!.id]).toMatchObject({ told: { text: 'not estimable' } });
  });

  it('more events than people', () => {
    const { dataset, text } = imported(changed({}, { value: '5000' }));
    expect(dataset.results[0]).toMatchObject({ arms: {}, page: false });
    expect(text).toContain('events 5000');
    expect(text).toContain('Doubtful, and so left out');
  });

  it('two brackets, which would begin a reference', () => {
    expect(() => imported(changed({ paramType: 'ratio [[x]]' }))).not.toThrow();
  });
});

describe('noninferiority', () => {
  const asked = {
    nonInferiorityType: 'NON_INFERIORITY',
    nonInferiorityComment:
      'confirmed if the upper limit of the two-sided 95% confidence interval was strictly below 1.3',
    pValueComment: 'two-sided test of no difference from the non-inferiority margin',
  };
  const first = (root: OutcomesJson) => root.resultsSection.outcomeMeasuresModule.outcomeMeasures[0]!;
  /** The record with a first analysis of noninferiority, and maybe others of the same arms. */
  function tested(change: object, ...more: object[]) {
    const root = JSON.parse(sprint.text) as OutcomesJson;
    const { analyses } = first(root);
    const own = { ...analyses[0], ...asked, ...change };
    analyses.splice(0, 1, own, ...more.map((other) => ({ ...own, ...other })));
    return imported(JSON.stringify(root));
  }
  interface OutcomesJson {
    resultsSection: { outcomeMeasuresModule: { outcomeMeasures: { analyses: object[] }[] } };
  }
  const superiority = { nonInferiorityType: 'SUPERIORITY', pValue: '0.17', pValueComment: 'no difference from 1' };

  it('has its margin, and its p value apart from that of superiority', () => {
    const { dataset } = tested({}, superiority);
    expect(dataset.design.framework).toBe('noninferiority');
    expect(dataset.results[0]!.comparisons).toMatchObject([
      {
        margin: { digits: '1.3' },
        p_margin: { relation: '<', digits: '0.001' },
        p: { digits: '0.17', at: 'analysis 2, OG000, OG001' },
      },
    ]);
  });

  it('is said in headline and bottom line as long as the interval keeps within the margin', () => {
    const { headline, bottom_line: line } = tested({}).dataset;
    expect(headline.text).toContain('noninferior');
    expect(headline.holds).toMatchObject([{ words: 'noninferior' }]);
    expect(line.text).toContain('p for noninferiority');
    expect(tested({ ciUpperLimit: '1.45' }).dataset.headline.text).toMatch(/noninferiority of .* not shown/);
  });

  it('has no margin where the words name none, or two', () => {
    for (const nonInferiorityComment of [
      'as planned',
      'margin of 10%',
      'margin of 1.3 or, in the other stratum, margin of 1.5',
    ]) {
      const { dataset, text } = tested({ nonInferiorityComment });
      expect(dataset.results[0]!.comparisons[0]).toMatchObject({ margin: null, p: null });
      expect(text).toContain('Doubtful: noninferiority was tested');
    }
  });
});

describe('which arm was compared with which', () => {
  it('a hazard below 1 goes with the longer median', () => {
    const root = JSON.parse(sprint.text) as {
      resultsSection: { outcomeMeasuresModule: { outcomeMeasures: object[] } };
    };
    const [outcome] = root.resultsSection.outcomeMeasuresModule.outcomeMeasures as {
      classes: { categories: { measurements: { value: string }[] }[] }[];
    }[];
    Object.assign(outcome!, { paramType: 'MEDIAN', unitOfMeasure: 'months' });
    const figures = outcome!.classes[0]!.categories[0]!.measurements;
    [figures[0]!.value, figures[1]!.value] = ['20', '10'];
    expect(imported(JSON.stringify(root)).dataset.results[0]!.comparisons).toMatchObject([
      { arm: 'intensive-control-of-sbp', versus: 'standard-control-of-sbp', estimate: { digits: '0.75' } },
    ]);
  });
});

describe('where neither types nor titles tell a comparator', () => {
  type Root = {
    protocolSection: { armsInterventionsModule: { armGroups: { type: string }[] } };
    resultsSection: { outcomeMeasuresModule: { outcomeMeasures: { analyses: { groupIds: string[] }[] }[] } };
  };
  const roles = (change: (root: Root) => void) => {
    const root = JSON.parse(
      sprint.text.replace(/Intensive Control of SBP/gi, 'Goal X').replace(/Standard Control of SBP/gi, 'Goal Y'),
    ) as Root;
    for (const group of root.protocolSection.armsInterventionsModule.armGroups) group.type = 'EXPERIMENTAL';
    change(root);
    return imported(JSON.stringify(root)).dataset.arms.map(({ name, role }) => `${name}: ${role}`);
  };
  const outcomes = (root: Root) => root.resultsSection.outcomeMeasuresModule.outcomeMeasures;

  it('it is the group that comes second in all analyses', () => {
    expect(roles(() => undefined)).toEqual(['Goal X: experimental', 'Goal Y: comparator']);
  });

  it('it is none where no analysis tells either', () => {
    expect(roles((root) => outcomes(root).forEach((outcome) => (outcome.analyses = [])))).toEqual([
      'Goal X: experimental',
      'Goal Y: experimental',
    ]);
  });
});

describe('names', () => {
  it('say what tells outcomes apart, and keep the full title', () => {
    const title =
      'Time From Randomisation to First Occurrence of a Major Event, Defined as One of a Long List of Things, in Stratum';
    const rows = ['A', 'B'].map((row) => ({ title: `${title} ${row}`, row: '', counted: true }));
    const names = outcomeNames(rows, 60);
    expect(names[0]).toBe('Major Event, Defined as One of a Long List of Things, in Stratum A');
    expect(new Set(names).size).toBe(2);
  });

  const named = (most: number, ...rows: [title: string, row?: string, main?: boolean][]) =>
    outcomeNames(
      rows.map(([title, row = '', main = false]) => ({ title, row, main, counted: false })),
      most,
    );

  it('lose a remark in brackets at the end before anything else, and say nothing of it', () => {
    expect(named(60, ['Death or Hospitalisation for Worsening of Heart Failure (HHF)'])).toEqual([
      'Death or Hospitalisation for Worsening of Heart Failure',
    ]);
  });

  it('lose whole items of a list, and say that there are others', () => {
    const title = 'Composite of Cardiovascular Death, Myocardial Infarction, Non-fatal Stroke, or Unstable Angina';
    expect(named(80, [title])).toEqual(['Composite of Cardiovascular Death, Myocardial Infarction and others']);
    expect(named(80, [title, '', true])).toEqual([title]);
    expect(named(60, ['Airway Volume (siVaw), Measured at Rest and in Motion, Presented by Lobe'])).toEqual([
      'Airway Volume, Measured at Rest and in Motion…',
    ]);
  });

  it('end with a phrase, never within a range of numbers', () => {
    expect(named(72, ['The Number of Pregnancies Among All Treated Participants Aged 16 to 35 Years'])).toEqual([
      'The Number of Pregnancies Among All Treated Participants…',
    ]);
  });

  it('keep what stands behind a colon', () => {
    const title = 'Change From Baseline to Last Assessment in the Trial in Other Treatment Outcomes: Body Weight';
    expect(named(70, [title])).toEqual(['Change From Baseline to Last Assessment…: Body Weight']);
  });

  it('do not say the row again that the title ends with', () => {
    expect(named(90, ['First Occurrence of a Composite Renal Endpoint', 'Composite renal endpoint'])).toEqual([
      'First Occurrence of a Composite Renal Endpoint',
    ]);
  });

  it('of long titles that begin alike have the phrase in which they differ', () => {
    const titles = ['Young Women', 'All Women'].map(
      (who) => `The Number of Pregnancies During Treatment ${'and Its Long Extension '.repeat(3)}in ${who}`,
    );
    const names = named(60, ...titles.map((title): [string] => [title]));
    expect(names).toEqual([expect.stringMatching(/…: in Young Women$/), expect.stringMatching(/…: in All Women$/)]);
  });

  it('keep a change a change', () => {
    const titles = ['Change in Weight at Week 4', 'Change in Weight at Week 8'];
    expect(
      outcomeNames(
        titles.map((title) => ({ title, row: '', counted: false })),
        60,
      ),
    ).toEqual(titles);
  });

  it('of arms leave out what all begin with', () => {
    expect(armNames(['Part 1: Drug 5 mg', 'Part 1: Placebo'], 40)).toEqual(['Drug 5 mg', 'Placebo']);
    expect(armNames(['Drug 10 Milligram (10 mg)', 'Placebo'], 40)).toEqual(['Drug 10 mg', 'Placebo']);
    const [one, two] = armNames(['Drug 10 mg in the first group (A)', 'Drug 10 mg in the first group (B)'], 22);
    expect([one, two]).toEqual([expect.stringMatching(/\(A\)$/), expect.stringMatching(/\(B\)$/)]);
  });
});

it('events of one name are told apart by their organ systems', () => {
  const root = JSON.parse(sprint.text) as {
    resultsSection: { adverseEventsModule: { otherEvents: { term: string; organSystem: string }[] } };
  };
  const { otherEvents } = root.resultsSection.adverseEventsModule;
  for (const [index, event] of otherEvents.entries()) {
    Object.assign(event, { term: 'Rash', organSystem: `System ${'ABCDEFGHIJKLMNOP'.charAt(index)}` });
  }
  const names = imported(JSON.stringify(root)).dataset.adverse_events.flatMap(({ name, kind }) =>
    kind === 'common' ? [name] : [],
  );
  expect(names).toHaveLength(3);
  expect(new Set(names).size).toBe(3);
  expect(names[0]).toMatch(/^System [A-P]: rash$/);
});

describe('shapes', () => {
  it('a single arm has no comparator', () => {
    const { dataset } = imported(record('NCT01071915').text);
    expect(dataset.design.structure).toBe('single-arm');
    expect(dataset.arms).toMatchObject([{ role: 'experimental' }]);
  });

  it('a factorial trial keeps its four arms, the control last', () => {
    const { dataset } = imported(record('NCT00959660').text);
    expect(dataset.arms.map(({ role }) => role)).toEqual([
      'experimental',
      'experimental',
      'experimental',
      'comparator',
    ]);
  });

  it('a trial with one participant and no figures', () => {
    const { dataset } = imported(record('NCT00585611').text);
    expect(dataset.participants).toMatchObject({ randomised: { digits: '1' } });
    expect(dataset.results).toEqual([]);
  });
});

it('prints “Draft” on page and deck until the mark is removed', async () => {
  const { text } = imported(record('NCT02951130').text);
  const slides = async (yaml: string) => {
    const { outputs } = await generate({ file: 'x.yaml', text: yaml, formats: ['pptx'] });
    const { unzipSync, strFromU8 } = await import('fflate');
    return strFromU8(unzipSync(outputs[0]!.bytes)['ppt/slides/slide1.xml']!);
  };
  expect(await slides(text)).toMatch(/draft/i);
  expect(await slides(text.replace(/^draft: true$/m, ''))).not.toMatch(/draft ·/i);
});

describe('who took part', () => {
  interface RecordJson {
    protocolSection: {
      identificationModule: Record<string, unknown>;
      conditionsModule: { conditions: string[] };
      eligibilityModule: Record<string, unknown>;
      designModule: { enrollmentInfo: { count: number } };
      armsInterventionsModule: { armGroups: { type: string }[] };
    };
    resultsSection: {
      outcomeMeasuresModule: { outcomeMeasures: { analyses: Record<string, unknown>[] }[] };
      adverseEventsModule: { eventGroups: Record<string, unknown>[] };
    };
  }
  function changed(change: (root: RecordJson) => void): { text: string; dataset: Dataset } {
    const root = JSON.parse(sprint.text) as RecordJson;
    change(root);
    const { text, dataset } = imported(JSON.stringify(root));
    return { text: text.replace(/\n\s*# /g, ' '), dataset };
  }

  it('those enrolled of whom not all started are not called randomised', () => {
    expect(imported(sprint.text).dataset.participants.randomised).toMatchObject({ digits: '9361' });
    const { text, dataset } = changed((root) => (root.protocolSection.designModule.enrollmentInfo.count = 10000));
    expect(dataset.participants.randomised).toBe('not applicable');
    expect(dataset.populations[0]!.n).toBe('not applicable');
    expect(text).toContain('Doubtful: the record enrolled 10000, and 9361 started in its groups');
    expect(dataset.limitations.map((line) => line.text)).toContain(
      'Fewer people started in the arms than were enrolled, by the record',
    );
  });

  it('harms of groups that are no arms, and overlap, are a limit', () => {
    const overlap = 'Harms are told of groups that overlap: some people are counted in several';
    const limitsWith = (titles: string[], atRisk: number) =>
      changed(({ resultsSection }) => {
        resultsSection.adverseEventsModule.eventGroups = titles.map((title, index) => ({
          ...{ id: `EG${index}`, title, seriousNumAffected: 1, seriousNumAtRisk: atRisk },
        }));
      }).dataset.limitations.map((line) => line.text);
    expect(limitsWith(['Pooled, first part', 'Pooled, second part'], 9000)).toContain(overlap);
    expect(limitsWith(['Pooled, first part', 'Pooled, second part'], 4000)).not.toContain(overlap);
    expect(limitsWith(['Intensive Control of SBP', 'Standard Control of SBP'], 9000)).not.toContain(overlap);
  });

  it('the condition is the one that the title names; the others are remarked', () => {
    const { text, dataset } = changed(({ protocolSection }) => {
      protocolSection.conditionsModule.conditions = ['Cardiovascular Diseases', 'Systolic Blood Pressure', 'Stroke'];
    });
    expect(dataset.condition).toBe('Systolic Blood Pressure');
    expect(text).toContain('Its others: Cardiovascular Diseases; Stroke.');
  });

  it('healthy people are not said to have the condition; those of a trial that lets them in are', () => {
    expect(imported(sprint.text).dataset.participants.description).toBe('people with hypertension');
    const titled = (officialTitle: string) =>
      changed(({ protocolSection }) => Object.assign(protocolSection.identificationModule, { officialTitle })).dataset
        .participants.description;
    expect(titled('A Bioequivalence Study in Healthy Adult Participants')).toBe('healthy volunteers');
    expect(titled('A Study in Otherwise Healthy Subjects')).toBe('people with hypertension');
  });

  it('says where an analysis of the primary outcome was post hoc', () => {
    const { dataset } = changed(({ resultsSection }) => {
      const [first] = resultsSection.outcomeMeasuresModule.outcomeMeasures;
      first!.analyses[0]!.groupDescription = 'A post hoc analysis of superiority';
    });
    expect(dataset.limitations.map(({ text }) => text)).toContain(
      'An analysis of the primary outcome was post hoc, as the record says',
    );
    expect(
      imported(sprint.text)
        .dataset.limitations.map(({ text }) => text)
        .join(),
    ).not.toContain('post hoc');
  });
});

describe('what is no record with results', () => {
  const problem = (text: string) => {
    try {
      readRegistryTrial('x.json', text);
    } catch (error) {
      return (error as Error).message;
    }
    return 'read';
  };
  it.each([
    ['id: dazukibart', 'this is not JSON'],
    ['{"a": 1}', 'no record of ClinicalTrials.gov'],
    ['[]', 'no record of ClinicalTrials.gov'],
    ['null', 'no record of ClinicalTrials.gov'],
    ['{"protocolSection":{"identificationModule":{"nctId":"NCT00000001"}}}', 'no posted results'],
  ])('%s', (text, told) => expect(problem(text)).toContain(told));

  it('is refused where it has more than can be read in time', () => {
    const [{ text }] = records as [RecordFile];
    const study = JSON.parse(text) as {
      resultsSection: { outcomeMeasuresModule: { outcomeMeasures: { groups: object[] }[] } };
    };
    const { outcomeMeasures } = study.resultsSection.outcomeMeasuresModule;
    outcomeMeasures[0]!.groups = Array.from({ length: 61 }, (_, index) => ({
      id: `OG${index}`,
      title: `Group ${index}`,
    }));
    expect(problem(JSON.stringify(study))).toContain(
      'there are 61 groups in one place of the record; at most 60 are read',
    );
    study.resultsSection.outcomeMeasuresModule.outcomeMeasures = Array.from(
      { length: 601 },
      () => outcomeMeasures[1] ?? outcomeMeasures[0]!,
    );
    expect(problem(JSON.stringify(study))).toContain('there are 601 outcomes; at most 600 are read');
  });
});
