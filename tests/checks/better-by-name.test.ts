/** Which way is better, held against what the name of an outcome tells. */
import { describe, expect, it } from 'vitest';
import { problemsOf } from './dataset.js';

const relief =
  'name: Relief, role: exploratory, type: binary, measure: participants, timepoint: week 12, better: higher';

/** What is said of the direction of an outcome that is told so. */
const saidOf = (name: string, type: string, better: string, more = '') =>
  problemsOf([
    relief,
    `name: '${name}', role: exploratory, type: ${type}, measure: participants, timepoint: week 12, better: ${better}${more}`,
  ])
    .filter(({ message }) => message.includes('the data say that'))
    .map(({ severity, message, hint }) => `${severity}: ${message} → ${hint}`);

describe('the name of an outcome says the opposite of its direction', () => {
  it.each([
    ['Disability score', 'continuous', 'higher', 'less is good of “Disability”'],
    ['Back pain', 'continuous', 'higher', 'less is good of “pain”'],
    ['Worst pain', 'continuous', 'higher', 'lower is, by Dworkin, Pain 2005;113:9'],
    ['Cardiovascular death', 'time-to-event', 'higher', 'less is good of “death”'],
    ['Hospitalisation for heart failure', 'time-to-event', 'higher', 'less is good of “Hospitalisation”'],
    ['Annual relapses', 'rate', 'higher', 'less is good of “relapses”'],
    ['Major bleeding', 'binary', 'higher', 'less is good of “bleeding”'],
    ['Complete remission', 'binary', 'lower', 'more is good of “Complete remission”'],
    ['KCCQ overall summary', 'continuous', 'lower', 'higher is, by Green, J Am Coll Cardiol 2000;35:1245'],
    ['HbA1c', 'continuous', 'higher', 'lower is, by ADA'],
  ])('%s', (name, type, better, why) => {
    const other = better === 'higher' ? 'lower' : 'higher';
    expect(saidOf(name, type, better)).toEqual([
      expect.stringContaining(`warning: ${name}: the data say that ${better} is better, but ${why}`),
    ]);
    expect(saidOf(name, type, better)[0]).toContain(`write “better: ${other}”`);
    expect(saidOf(name, type, other)).toEqual([]);
    const known = saidOf(name, type, better, ', known: it counts the other way round here');
    expect(known).toEqual([expect.stringMatching(/^remark: .*known, “it counts the other way round here”/)]);
  });
});

describe('a claim of benefit where the estimate speaks for the comparator', () => {
  const turned: [string, string] = [
    'timepoint: week 12, better: lower',
    'timepoint: week 12, better: higher, known: a scale of its own',
  ];
  const said = (text: string, ...changes: [string, string][]) =>
    problemsOf(['headline: As told', `headline: ${text}`], ...changes)
      .filter(({ message }) => message.includes('speaks for the comparator'))
      .map(({ severity, message }) => `${severity}: ${message}`);

  it('is told of a sentence that cites it, and of a headline that cites none', () => {
    const why =
      'warning: this claims a benefit, but results.pain.comparisons.drug, −1.2, speaks for the comparator: higher is better of Pain';
    expect(said('The drug eased pain', turned)).toEqual([why]);
    expect(said('The drug helped, by [[results.pain.comparisons.drug.estimate | size]] points', turned)).toEqual([why]);
  });

  it('and not where it is denied, only a fall is told, or the interval includes no effect', () => {
    expect(said('The drug eased pain')).toEqual([]);
    expect(said('The drug lowered pain', turned)).toEqual([]);
    expect(said('The drug did not ease pain, and nobody was helped', turned)).toEqual([]);
    expect(said('The drug helped', turned, ['high: -0.7', 'high: 0.7'])).toEqual([]);
  });
});

describe('a name that may have been turned round says nothing', () => {
  it.each([
    ['Pain relief', 'continuous', 'higher'],
    ['Pain threshold', 'continuous', 'higher'],
    ['Symptom reduction', 'continuous', 'higher'],
    ['Freedom from relapse', 'binary', 'higher'],
    ['Pain-free at two hours', 'binary', 'higher'],
    ['Time to death', 'time-to-event', 'higher'],
    ['Time to death', 'time-to-event', 'lower'],
    ['Antibiotics for pneumonia', 'binary', 'higher'],
    ['HOOS pain', 'continuous', 'higher'],
    ['KOOS pain score', 'continuous', 'higher'],
    ['Stroke-specific quality of life', 'continuous', 'higher'],
    ['Headache days at least halved', 'binary', 'higher'],
    ['Tumour response', 'binary', 'higher'],
    ['Smoking discontinuation', 'binary', 'higher'],
    ['Death', 'binary', 'neither'],
    ['Death avoided', 'binary', 'higher'],
    ['Vaginal discharge', 'binary', 'lower'],
    ['Platelets (thrombocytes)', 'continuous', 'higher'],
    ['Weight', 'continuous', 'higher'],
    ['Fatigue', 'continuous', 'higher'], // that of FACIT
  ])('%s, %s, %s', (name, type, better) => expect(saidOf(name, type, better)).toEqual([]));

  it('where the data say what the event is', () => {
    expect(saidOf('Death', 'binary', 'higher', ', event: bad')).toEqual([]);
  });
});
