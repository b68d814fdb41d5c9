/** What a draft says of a record: every comparison, what it shows, its limits and its harms, and nothing more. */
import { describe, expect, it } from 'vitest';
import type { Prose } from '../../src/dataset/prose.js';
import { loadDataset } from '../../src/load.js';
import type { Dataset } from '../../src/dataset/schema.js';
import { formatProse } from '../../src/format/format.js';
import { make } from '../outputs/make.js';
import { draftDataset } from '../../src/import/dataset.js';
import { readRegistryTrial } from '../../src/import/clinicaltrials/read.js';
import { bare } from '../../src/document/carried.js';
import { viewOf } from '../../src/template/view/view.js';
import { imported, record } from './records.js';

interface AnalysisJson {
  groupIds: string[];
  [key: string]: unknown;
}
interface OutcomeJson {
  type: string;
  title: string;
  groups: { id: string; title: string }[];
  classes: unknown[];
  analyses?: AnalysisJson[];
}
interface RecordJson {
  protocolSection: {
    identificationModule: Record<string, unknown>;
    statusModule: Record<string, unknown>;
    conditionsModule: { conditions: string[] };
    eligibilityModule: Record<string, unknown>;
    designModule: {
      enrollmentInfo: { count: number };
      designInfo: { primaryPurpose?: string; maskingInfo?: { masking?: string; whoMasked?: string[] } };
    };
    armsInterventionsModule: {
      armGroups: { label: string; type: string; description?: string; interventionNames?: string[] }[];
      interventions: { type: string; name: string; description?: string }[];
    };
  };
  resultsSection: {
    outcomeMeasuresModule: { outcomeMeasures: OutcomeJson[] };
    adverseEventsModule: { eventGroups: Record<string, unknown>[] };
    moreInfoModule: { limitationsAndCaveats?: { description: string } };
  };
}

/** A record with something changed, as text of the file and as dataset. */
function changed(name: string, change: (root: RecordJson) => void = () => undefined) {
  const root = JSON.parse(record(name).text) as RecordJson;
  change(root);
  return imported(JSON.stringify(root));
}
const twoArms = (change?: (root: RecordJson) => void) => changed('NCT01206062', change);
const outcomes = (root: RecordJson) => root.resultsSection.outcomeMeasuresModule.outcomeMeasures;
const says = (dataset: Dataset, prose: Prose) => formatProse(prose, dataset);
const list = (dataset: Dataset, key: 'limitations' | 'takeaways' | 'strengths') =>
  dataset[key].map((line) => says(dataset, line));
const conditions = ({ holds }: Prose) => holds.map(({ words }) => words);

/** Four arms, of which so many are compared with the last, with these intervals. */
function fourArms(...intervals: Interval[]) {
  return changed('NCT00959660', (root) => {
    const primary = outcomes(root).find(({ type }) => type === 'PRIMARY')!;
    primary.analyses = analysesOf(primary, intervals);
  });
}
type Interval = [low: string, high: string, p: string];
const clear: Interval = ['1', '3', '0.01'];
const unclear: Interval = ['-1', '3', '0.4'];

/** Analyses of the arms with the third of them. */
function analysesOf({ groups }: OutcomeJson, intervals: Interval[]): AnalysisJson[] {
  const ids = groups.map(({ id }) => id);
  const control = ids[2]!;
  const others = ids.filter((id) => id !== control);
  return intervals.map(([low, high, pValue], index) => ({
    groupIds: [others[index]!, control],
    paramType: 'Mean Difference (Final Values)',
    paramValue: String((Number(low) + Number(high)) / 2),
    ciPctValue: '95',
    ciNumSides: 'TWO_SIDED',
    ciLowerLimit: low,
    ciUpperLimit: high,
    pValue,
  }));
}

describe('one comparison', () => {
  it('is told with its interval; that no difference is clear is said as long as the data bear it', () => {
    const { dataset } = twoArms();
    expect(says(dataset, dataset.headline)).toBe(
      'Myocardial Infarction, Acute Coronary Syndrome, Stroke, Heart Failure, or CVD Death: better with Intensive Control of SBP than with Standard Control of SBP',
    );
    const { dataset: other, text } = twoArms((root) =>
      Object.assign(outcomes(root)[0]!.analyses![0]!, { ciUpperLimit: '1.1', pValue: '0.2' }),
    );
    expect(says(other, other.headline)).toContain('no clear difference between Intensive Control of SBP and Standard');
    expect(says(other, other.bottom_line)).toContain('no clear difference, hazard ratio 0.75 (95% CI 0.64 to 1.1');
    expect(conditions(other.headline)).toEqual(['interval includes no effect', 'not significant']);
    expect(conditions(other.bottom_line)).toEqual(conditions(other.headline));
    const later = text.replace('high: 1.1', 'high: 0.9');
    expect(() => loadDataset('later.yaml', later)).toThrow(/no longer holds/);
  });

  it('says nothing of a difference where interval and p value contradict one another', () => {
    const { dataset } = twoArms((root) => (outcomes(root)[0]!.analyses![0]!.pValue = '0.3'));
    expect(dataset.headline.holds).toEqual([]);
    expect(dataset.headline.text).not.toContain('difference');
  });
});

describe('several comparisons', () => {
  it('are all in headline and bottom line', () => {
    const { dataset } = fourArms(unclear, clear);
    for (const line of [says(dataset, dataset.headline), says(dataset, dataset.bottom_line)]) {
      expect(line).toContain('Exercise Training');
      expect(line).toContain('Dietary Intervention');
    }
    expect(says(dataset, dataset.bottom_line)).toContain(
      'Mean difference versus Attention Control: 1 (95% CI −1 to 3; p = 0.4) with Exercise Training; 2 (95% CI 1 to 3; p = 0.01) with Dietary Intervention.',
    );
  });

  it('are told in words where there is no room for their figures, under conditions', () => {
    const { dataset } = fourArms(unclear, clear, unclear);
    expect(dataset.headline.text).toMatch(/no clear difference with .+; a difference with |in some comparisons/);
    expect(conditions(dataset.headline)).toContain('interval excludes no effect');
    expect(conditions(dataset.headline)).toContain('not significant');
    const same = fourArms(clear, clear, clear).dataset;
    expect(same.headline.text).not.toContain('no clear difference');
  });
});

describe('no comparison', () => {
  it('leaves the figures of the arms for the headline', () => {
    const { dataset } = changed('NCT02951130');
    expect(says(dataset, dataset.headline)).toContain('4.2 in Milrinone; 2.6 in 5% dextrose (D5W)');
  });

  it('does not say what the record ties its analyses to', () => {
    const { dataset } = changed('NCT00959660');
    expect(says(dataset, dataset.bottom_line)).not.toMatch(/no test|stands in the table/);
    expect(dataset.takeaways.map(({ text }) => text).join()).not.toMatch(/Its analyses|ties/);
  });
});

describe('takeaways', () => {
  it('begin with the next outcome, then harms by arm, the commonest event with them', () => {
    const { dataset } = twoArms();
    const told = list(dataset, 'takeaways');
    expect(told[0]).toMatch(/^Secondary: All-cause Mortality, Intensive Control of SBP versus .*hazard ratio 0.73/);
    expect(told[1]).toMatch(/^Deaths: 155 of 4678 in Intensive Control of SBP; 210 of 4683 in /);
    expect(told[1]).toMatch(
      /\. Most frequent of the other events, the arms added up, was orthostatic hypotension alone: \d+ of 4678 in /,
    );
    expect(told[2]).toMatch(/^Secondary: /);
    expect(told.join()).not.toContain('This is a draft');
  });

  it('tell deaths that only an outcome counts, and that there is nothing to tell', () => {
    const { dataset } = twoArms((root) => {
      for (const group of root.resultsSection.adverseEventsModule.eventGroups) {
        delete group.deathsNumAffected;
        delete group.deathsNumAtRisk;
      }
    });
    expect(list(dataset, 'takeaways')[1]).toMatch(/^Deaths: 155 of 4678 in /);
    const empty = changed('NCT00585611').dataset;
    expect(list(empty, 'takeaways')).toEqual(['The record holds no figures for the outcomes of this trial.']);
  });
});

describe('limitations', () => {
  it('begin with the words of the record, cut where a sentence ends', () => {
    const first = `The sample of 12 was small. ${'A second sentence that is long. '.repeat(4)}`.trim();
    const { dataset } = twoArms((root) => {
      const description = `${first} ${'And more of it, without an end, '.repeat(20)}`;
      root.resultsSection.moreInfoModule = { limitationsAndCaveats: { description } };
    });
    expect(list(dataset, 'limitations')[0]).toBe(`The record says: “${first}”`);
  });

  it('quote why a trial was terminated, and do not say that it stopped early', () => {
    const whyStopped = 'Study is completed; primary analysis completed.';
    const { dataset } = twoArms((root) =>
      Object.assign(root.protocolSection.statusModule, { overallStatus: 'TERMINATED', whyStopped }),
    );
    expect(list(dataset, 'limitations')).toContain(`Stopped early; the record says: “${whyStopped}”`);
  });

  it('say that analyses were not adjusted, and that outcomes were left out', () => {
    const { dataset } = twoArms((root) => {
      outcomes(root)[1]!.analyses![0]!.statisticalComment = 'This hypothesis was not controlled for multiplicity';
    });
    expect(list(dataset, 'limitations')).toContain(
      'Some analyses without adjustment for multiplicity, as the record says',
    );
    const controlled = twoArms((root) => {
      outcomes(root)[1]!.analyses![0]!.statisticalComment = 'This hypothesis was controlled for multiplicity';
    });
    expect(list(controlled.dataset, 'limitations').join()).not.toContain('multiplicity');
    const ordered = twoArms((root) => {
      outcomes(root)[1]!.analyses![0]!.statisticalComment = 'Tested only after significance of the first';
    });
    expect(list(ordered.dataset, 'limitations').join()).toContain('a later one counts only after an earlier one');
    expect(list(dataset, 'limitations').join()).not.toContain('a later one');
    const fewer = imported(record('NCT01206062').text, { outcomes: 1 }).dataset;
    expect(list(fewer, 'limitations')).toContain('Not all outcomes of the record are taken over');
  });
});

describe('what was tried, and against what', () => {
  type Group = [label: string, type: string, ...interventions: string[]];
  const given = (...groups: Group[]) => givenUnder('', ...groups);
  const givenUnder = (title: string, ...groups: Group[]) =>
    twoArms(({ protocolSection: { armsInterventionsModule: module, identificationModule } }) => {
      if (title !== '') identificationModule.officialTitle = title;
      module.armGroups = groups.map(([label, type, ...names]) => ({
        label,
        type,
        interventionNames: names.map((name) => `Drug: ${name}`),
      }));
      const names = [...new Set(groups.flatMap(([, , ...all]) => all))];
      module.interventions = names.map((name) => ({ type: 'DRUG', name }));
    }).dataset;
  const intensive = 'Intensive Control of SBP';
  const standard = 'Standard Control of SBP';

  it('is what the experimental arms are given and the comparator is not', () => {
    const { intervention, design } = given(
      [intensive, 'EXPERIMENTAL', 'Metformin', 'Newdrug'],
      [standard, 'ACTIVE_COMPARATOR', 'Metformin', 'Placebo'],
    );
    expect(intervention.name).toBe('Newdrug');
    expect(design.control).toBe('placebo-controlled');
  });

  it('is not what only the comparator is called after, where everybody is given all in turn', () => {
    const { intervention } = given(
      ['Sequence AB', 'EXPERIMENTAL', intensive, standard],
      ['Sequence BA', 'EXPERIMENTAL', standard, intensive],
    );
    expect(intervention.name).toBe(intensive);
  });

  it('is what the title names, where everybody is given all and the comparator has no name of its own', () => {
    const arms = ['Generic (GX 5 mg)', 'Brand (BX 5 mg)'];
    const sequences: Group[] = [
      ['Sequence AB', 'EXPERIMENTAL', ...arms],
      ['Sequence BA', 'EXPERIMENTAL', ...arms],
    ];
    const titled = 'Bioequivalence of Generic and a Reference Product';
    expect(given(...sequences).intervention.name).toBe('Generic (GX 5 mg) and Brand (BX 5 mg)');
    expect(givenUnder(titled, ...sequences).intervention.name).toBe('Generic (GX 5 mg)');
  });

  it('is each of several, with “or” where no arm has them all', () => {
    const { intervention } = given(
      [intensive, 'EXPERIMENTAL', 'Metformin', 'Newdrug'],
      ['Other arm', 'EXPERIMENTAL', 'Metformin', 'Otherdrug'],
      [standard, 'PLACEBO_COMPARATOR', 'Metformin'],
    );
    expect(intervention.name).toBe('Newdrug or Otherdrug');
  });

  it('is the arm itself where all arms are given the same', () => {
    expect(given([intensive, 'EXPERIMENTAL', 'Drug A'], [standard, 'OTHER', 'Drug A']).intervention.name).toBe(
      intensive,
    );
  });

  it('names in the box of comparisons what the primary result is compared with', () => {
    const { text } = changed('NCT00959660', (root) => {
      const primary = outcomes(root).find(({ type }) => type === 'PRIMARY')!;
      const [exercise, diet] = primary.groups;
      const statisticalComment = `${exercise!.title} versus ${diet!.title}`;
      const groupIds = [exercise!.id, diet!.id];
      primary.analyses = [{ groupIds, statisticalComment, paramType: 'Mean Difference', paramValue: '0.1' }];
    });
    const { pico } = viewOf(loadDataset('x.yaml', text));
    expect(pico.comparison).toMatch(/^Dietary Intervention or Attention Control/);
    expect(pico.intervention).toBe('Exercise Training or Diet and Exercise');
  });
});

describe('design', () => {
  it('takes masking from the title where there is no key, and says nothing where neither tells', () => {
    const masked = (officialTitle: string) =>
      twoArms(({ protocolSection }) => {
        protocolSection.identificationModule.officialTitle = officialTitle;
        protocolSection.designModule.designInfo.maskingInfo = {};
      });
    expect(masked('A Randomised, Open, Crossover Trial').dataset.design.masking).toBe('open-label');
    expect(masked('A Double-blind Trial').dataset.design.masking).toBe('double-blind');
    const none = masked('A Trial');
    expect(none.dataset.design.masking).toBe('not reported');
    expect(viewOf(loadDataset('x.yaml', none.text)).conduct).toBe('active-controlled');
  });

  it('names who was masked among the strengths', () => {
    expect(list(twoArms().dataset, 'strengths')).toContain('Single-blind (outcomes assessor)');
  });

  it('calls an arm without intervention that has usual care so', () => {
    const { dataset } = twoArms(({ protocolSection }) => {
      const { armGroups } = protocolSection.armsInterventionsModule;
      Object.assign(armGroups[1]!, { type: 'NO_INTERVENTION', description: 'Patients who receive usual care' });
    });
    expect(dataset.design.control).toBe('controlled by usual care');
  });
});

describe('who took part', () => {
  const people = (eligible: Record<string, unknown>, change: (root: RecordJson) => void = () => undefined) => {
    const { text } = twoArms((root) => {
      Object.assign(root.protocolSection.eligibilityModule, { maximumAge: undefined, ...eligible });
      change(root);
    });
    return bare(viewOf(loadDataset('x.yaml', text)).pico.patients);
  };

  it('with one bound of age, or with ages that are not in years', () => {
    expect(people({ minimumAge: '50 Years' })).toBe('9361 people with hypertension, aged 50 or over');
    expect(people({ minimumAge: undefined, maximumAge: '17 Years' })).toMatch(/, aged up to 17$/);
    expect(people({ minimumAge: '0 Hours', maximumAge: '168 Hours' })).toBe(
      '9361 newborns with hypertension, aged 0 to 168 hours',
    );
    expect(people({ minimumAge: '6 Months', maximumAge: '17 Years' })).toMatch(/people .*, aged 6 months to 17 years$/);
  });

  it('are healthy where it is studied how a drug is taken up, and need not have what is prevented', () => {
    const bioequivalence = (root: RecordJson) =>
      (root.protocolSection.identificationModule.officialTitle = 'A Bioequivalence Study of Two Tablets');
    expect(people({ healthyVolunteers: true }, bioequivalence)).toMatch(/^9361 healthy volunteers/);
    const prevention = (root: RecordJson) =>
      (root.protocolSection.designModule.designInfo.primaryPurpose = 'PREVENTION');
    expect(people({ healthyVolunteers: true, sex: 'FEMALE' }, prevention)).toMatch(
      /^9361 women in a trial on hypertension/,
    );
  });

  it('have a condition in the order of words that people speak', () => {
    const condition = (name: string) =>
      twoArms(({ protocolSection }) => {
        protocolSection.conditionsModule.conditions = [name];
        protocolSection.identificationModule.briefTitle = `Drug in ${name}`;
      });
    expect(condition('Heart Failure, Diastolic').dataset.condition).toBe('Diastolic Heart Failure');
    expect(condition('Diabetes Mellitus, Type 2').dataset.condition).toBe('Type 2 Diabetes Mellitus');
    expect(condition('Heart Failure, Diastolic').text).toContain('In the record: Heart Failure, Diastolic.');
    expect(condition('Anxiety, Depression').dataset.condition).toBe('Anxiety, Depression');
  });

  it('are more or fewer than were enrolled', () => {
    const { dataset } = twoArms((root) => (root.protocolSection.designModule.enrollmentInfo.count = 9000));
    expect(list(dataset, 'limitations')).toContain('The arms hold more people than were enrolled, by the record');
  });
});

it('tells a time once, however the record writes it, and ends no name with two full stops', () => {
  const { text, dataset } = twoArms((root) => {
    Object.assign(outcomes(root)[0]!, { title: 'Control at 6 Months', timeFrame: '6month' });
    root.protocolSection.identificationModule.officialTitle = 'A Trial of Allergic Rhinitis (SAR).';
  });
  const view = viewOf(loadDataset('x.yaml', text));
  expect(says(dataset, dataset.bottom_line)).toMatch(/^Primary outcome: Control at 6 Months\. /);
  expect(view.pico.outcomes).not.toContain('6month');
  expect(view.cite.full).toMatch(/\(SAR\)\.$/);
});

/** The headline of a draft with so much room. */
function headlineWithin(headline: number, text = record('NCT01206062').text): string {
  const room = { page: 1, rows: 1, primary: 2, events: 0, takeaways: 1, arms: 3, name: 40, arm: 20, headline };
  const { dataset } = loadDataset('x.yaml', draftDataset(readRegistryTrial('x.json', text), {}, room).text);
  return says(dataset, dataset.headline);
}

it('a headline keeps to its room', () => {
  expect(headlineWithin(60).length).toBeLessThanOrEqual(60);
});

it('a headline names the outcome, and never only calls it primary, however little room there is', () => {
  const root = JSON.parse(record('NCT00959660').text) as RecordJson;
  const [first, second] = outcomes(root);
  second!.type = 'PRIMARY';
  first!.analyses = analysesOf(first!, [unclear, clear, unclear]);
  for (const most of [150, 120, 100, 80, 70]) {
    expect(headlineWithin(most, JSON.stringify(root)), `${most}`).toMatch(/^(?!.*primary outcome)Exercise/);
  }
});

it('the number enrolled does not stand over rows that counted others', async () => {
  const shown = async ({ text, dataset }: ReturnType<typeof imported>) => {
    const { page } = await make(text);
    return { n: dataset.populations[0]!.n, text: page.text };
  };
  expect(changed('NCT00585611').dataset.populations[0]!.n).toBe('not applicable');
  const fewer = twoArms((root) => (root.protocolSection.designModule.enrollmentInfo.count = 9000));
  const apart = await shown(fewer);
  expect(apart.n).toBe('not applicable');
  expect(apart.text).toMatch(/Adverse events, participants\s(?!\()/);
});
