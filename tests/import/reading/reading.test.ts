/** What is read of a record before anything is drafted: which row is the result, which way is good, who was studied, how much was given. */
import { describe, expect, it } from 'vitest';
import { readRegistryTrial } from '../../../src/import/clinicaltrials/read.js';
import { cellsOf } from '../../../src/import/draft/cells.js';
import { directionOf } from '../../../src/import/reading/better.js';
import { rankRows, timeOf } from '../../../src/import/reading/final-rows.js';
import { kindOf } from '../../../src/import/reading/kind.js';
import { criterionOf, peopleNamed } from '../../../src/import/reading/population.js';
import { scheduleOf } from '../../../src/import/reading/schedule.js';
import type { RegistryTrial } from '../../../src/import/registry-trial.js';
import { small } from '../small.js';

type Outcome = Parameters<typeof small>[0]['outcomes'][number];

const trialWith = (outcome: Partial<Outcome>): RegistryTrial =>
  readRegistryTrial(
    'record.json',
    small({
      arms: [
        { title: 'Drug', n: '50' },
        { title: 'Placebo', n: '50' },
      ],
      outcomes: [{ n: ['50', '50'], rows: { '': ['1', '2'] }, ...outcome }],
    }),
  );

const told = (
  words: Partial<Pick<RegistryTrial, 'titles' | 'summary' | 'conditions' | 'eligibility'>>,
): RegistryTrial => ({
  ...trialWith({}),
  ...words,
});

describe('the result of an outcome', () => {
  const firstOf = (rows: Outcome['rows'], more: Partial<Outcome> = {}) => {
    const [outcome] = trialWith({ rows, ...more }).outcomes;
    return rankRows(outcome!, cellsOf(outcome!)).rows[0]!.title;
  };

  it.each([
    [{ Baseline: ['9', '9'], 'Week 4': ['5', '6'], 'Week 12': ['3', '4'] }, 'Week 12'],
    [{ 'Month 6': ['3', '4'], 'Week 4': ['5', '6'] }, 'Month 6'],
    [{ Baseline: ['9', '9'], 'Change at Week 12': ['-3', '-1'] }, 'Change at Week 12'],
    [{ Men: ['1', '2'], Total: ['3', '4'], Women: ['2', '2'] }, 'Total'],
  ] satisfies [Outcome['rows'], string][])('of %j is %s', (rows, first) => expect(firstOf(rows)).toBe(first));

  it('of categories that all are in is the one aimed for, and never that of those of whom nobody knows', () => {
    const people = { param: 'COUNT_OF_PARTICIPANTS', unit: 'Participants' };
    expect(firstOf({ Failure: ['20', '30'], Success: ['30', '20'] }, people)).toBe('Success');
    expect(firstOf({ Mild: ['20', '20'], Severe: ['20', '20'], 'Unable to determine': ['10', '10'] }, people)).toBe(
      'Severe',
    );
  });

  it('is timed by the last time that its title tells, and before zero where people began', () => {
    expect(timeOf('Week 2')).toBe(2 * 10080);
    expect(timeOf('Baseline')).toBe(-1);
    expect(timeOf('Pain')).toBeNull();
  });
});

describe('better', () => {
  const betterOf = (outcome: Partial<Outcome> & { description?: string }) => {
    const trial = trialWith(outcome);
    const [first] = trial.outcomes;
    return directionOf(trial, { ...first!, description: outcome.description ?? '' }, kindOf(first!)).better;
  };

  it.each([
    [{ title: 'Quality of life', description: 'Higher scores indicate better health.' }, 'higher'],
    [{ title: 'Quality of life', description: 'Higher scores indicate worse health.' }, 'lower'],
    [{ title: 'Left Ventricular Ejection Fraction' }, 'higher'],
    [{ title: 'Freedom From Death', param: 'COUNT_OF_PARTICIPANTS', unit: 'Participants' }, 'higher'],
    [{ title: 'Death', param: 'COUNT_OF_PARTICIPANTS', unit: 'Participants' }, 'lower'],
    [{ title: 'Overall Survival', param: 'MEDIAN', unit: 'Months' }, 'higher'],
    [{ title: 'A Thing Nobody Knows' }, 'not clear'],
  ])('%j: %s', (outcome, better) => expect(betterOf(outcome)).toBe(better));
});

describe('people', () => {
  const titles = (brief: string) => ({ brief, official: '', acronym: '' });

  it('are named by the titles, their capitals lowered', () =>
    expect(peopleNamed(told({ titles: titles('A Drug in Patients With Acute MYocardial Infarction') }), 150)).toBe(
      'patients with acute myocardial infarction',
    ));

  it('are named by the summary where no title does, as far as the phrase is about them', () =>
    expect(
      peopleNamed(
        told({
          titles: titles('DEVICE-1'),
          summary: 'It evaluates if subjects with a prior infarction and diabetes will live longer.',
        }),
        150,
      ),
    ).toBe('people with a prior infarction and diabetes'));

  it('are never named by a phrase that is too long', () =>
    expect(peopleNamed(told({ titles: titles('A Drug in Patients With Acute Infarction') }), 20)).toBeNull());

  it('are told by the criterion that names the condition', () => {
    const { eligibility } = trialWith({});
    const criteria = [
      'Inclusion Criteria:',
      '* able to read',
      '* a high blood pressure at the last visit (140 or more)',
    ];
    expect(criterionOf(told({ conditions: ['Blood Pressure'], eligibility: { ...eligibility, criteria } }), 90)).toBe(
      'a high blood pressure at the last visit',
    );
  });
});

describe('the schedule of an arm', () => {
  it.each([
    [['Drug 10 mg once daily for 26 weeks'], 'Drug', '10 mg once daily'],
    [['initial dose 0.1 mg/kg/day, then target dose of .4mg/kg/day in two doses'], 'Drug', 'target dose 0.4 mg/kg/day'],
    [['Drug 10 mg once daily'], 'Drug 10 mg', 'once daily'],
    [['start at 2.5 mg and increase by 2.5 mg every 4 weeks'], 'Drug', null],
    [['5 mg once daily or 10 mg once daily'], 'Drug', null],
    [['no dose told'], 'Drug', null],
    [['Drug 1500 milligram (mg) (2*750 mg, tablets), twice daily (BID)'], 'Drug', '1500 mg twice daily'],
    [['Drug up to a maximum of 15 mg QW'], 'Drug', 'maximum 15 mg once weekly'],
    [['Drug 97/103 mg twice daily'], 'Drug', null],
    [['surgery, and aspirin 81 mg daily'], 'Valve', null],
  ])('%j of %s: %s', (texts, name, schedule) => expect(scheduleOf(texts, name)).toBe(schedule));
});
