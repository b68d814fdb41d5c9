/** Which arm had more of something, and other things that words tell of arms, subgroups, people and times: each contradiction is told, and what is so is not. */
import { expect, test } from 'vitest';
import { toldOf, type Change } from './fixtures.js';

const takeaway = (text: string): Change => ['\ntakeaways:\n', `\ntakeaways:\n  - "${text}"\n`];

const errors: [fixture: string, change: Change, told: RegExp][] = [
  // Arms.
  [
    'cluster',
    ['headline: Text reminders raised', 'headline: Text reminders lowered'],
    /“Text reminders lowered .*the odds ratio is 1\.19/,
  ],
  [
    'rate',
    ['Invelizumab lowered the rate', 'Invelizumab raised the rate'],
    /“Invelizumab raised .*the rate ratio is 0\.44/,
  ],
  [
    'hazard',
    ['headline: Fewer first events with corvadine', 'headline: Fewer first events with placebo'],
    /“Fewer first events with placebo .*the hazard ratio is 0\.74/,
  ],
  [
    'hazard',
    ['A quarter fewer first events', 'A quarter more first events'],
    /“A quarter more first events”: of .*the hazard ratio is 0\.74/,
  ],
  [
    'hazard',
    ['lowered the rate of first events', 'lowered the rate of volume depletion'],
    /of “Volume depletion” it is 7\.5 in Corvadine/,
  ],
  [
    'crossover',
    ['on somnine than on placebo', 'on placebo than on somnine'],
    /“Less severe restless legs on placebo than on somnine .*the mean difference is −4\.6/,
  ],
  [
    'noninferiority',
    ['A short course cured as many children', 'A short course cured more children'],
    /“A short course cured more children”: of “Clinical cure”/,
  ],
  [
    'noninferiority',
    ['headline: Five days of betacillin were not inferior to ten', 'headline: Ten days were not inferior to five'],
    /“10 days” is what is called not inferior/,
  ],
  [
    'visits',
    ['Both doses lowered HbA1c by more than', 'Only the higher dose lowered HbA1c by more than'],
    /“only higher dose”, and the interval of Glucosate 5 mg/,
  ],
  [
    'visits',
    takeaway('Nausea was half as common on 10 mg as on placebo.'),
    /“half as common” .* nearest to it is 3\.67/,
  ],
  [
    'binary',
    ['half of the people who took it', 'half of the people who took placebo'],
    /“nearly half of the people” .* it is 29\.9% in Placebo/,
  ],
  [
    'binary',
    ['No comparison with another preventive medicine', 'No comparison with placebo'],
    /the results have comparisons with it/,
  ],
  ['negative', takeaway('Less pain than with sham injection.'), /the interval of “Pain” includes no effect/],
  // Subgroups.
  [
    'hazard',
    ['looked alike with and without diabetes', 'was seen only in diabetes'],
    /“With diabetes only”: the interval of Without diabetes/,
  ],
  [
    'hazard',
    ['In people over 75 the interval', 'In people with diabetes the interval'],
    /the interval of With diabetes, 0\.63 to 0\.90, excludes/,
  ],
  ['hazard', ['Few people over 75', 'Few people under 75'], /by “Over 75 years” these are 95%/],
  // Who and what.
  [
    'negative',
    ['did not ease chronic low back', 'did not ease acute low back'],
    /“acute low” stands here, and “chronic low”/,
  ],
  ['visits', ['adults with type 2 diabetes', 'adults with type 1 diabetes'], /“type 1 diabetes” stands here/],
  [
    'negative',
    ['Epidural lumexin did not', 'Intravenous lumexin did not'],
    /“intravenous lumexin” stands here, and “epidural lumexin”/,
  ],
  ['negative', ['One injection only', 'Three injections only'], /“3 injections” stands in this sentence/],
  ['zero-events', ['Does one dose prevent', 'Do two doses prevent'], /“2 doses” stands in this sentence/],
  [
    'rate',
    ['limitations: [One year only', 'limitations: [Adults only, One year only'],
    /“Adults” and ages|“Adults” stands here/,
  ],
  [
    'dazukibart',
    ['one interferon, IFNβ', 'one interferon, IFNα'],
    /“IFNα” stands in this sentence, and the data tell of IFNβ/,
  ],
  [
    'crossover',
    ['limitations: [Four weeks only', 'limitations: [No washout, Four weeks only'],
    /“No washout” stands in this sentence/,
  ],
  ['cluster', ['masking: open-label', 'masking: double-blind'], /this says “knew their arm”/],
  ['noninferiority', ['limitations: [Open-label', 'limitations: [Double-blind'], /this says “Double-blind”/],
  ['visits', ['name: Glucosate, description', 'name: Bisoprolol, description'], /what was tried is “Bisoprolol”/],
  [
    'visits',
    [
      'dose: 5 mg,\n      route: subcutaneous,\n      schedule: once a week',
      'dose: 5 mg,\n      route: subcutaneous,\n      schedule: once a day',
    ],
    /Glucosate 5 mg was given once a day/,
  ],
  ['zero-events', ['enrolled in the third arm', 'enrolled in the second arm'], /and Placebo has 100/],
  ['zero-events', ['enrolled in the third arm', 'enrolled in the placebo arm'], /and Placebo has 100/],
  [
    'equivalence',
    ['The generic tablet gave equivalent exposure; its peak', 'The generic tablet gave equivalent peaks; its exposure'],
    /“The generic tablet gave equivalent peaks”, but/,
  ],
  // Times, scales and values.
  [
    'visits',
    ['limitations: [Twenty-four weeks', 'limitations: [Twelve weeks'],
    /“12 weeks” stands in this sentence, and “HbA1c” is of week 24/,
  ],
  [
    'binary',
    ['unit: days\n    timepoint: week 12', 'unit: days\n    timepoint: week 24'],
    /“beyond 12 weeks” stands in this sentence/,
  ],
  ['rate', ['year: 2025', 'year: 2052'], /the article is of 2052/],
  [
    'dose-ranging',
    ['unit: points of 68', 'unit: points of 20'],
    /a standard deviation of 10\.0 is impossible about a mean of −19\.7/,
  ],
  [
    'negative',
    ['unit: points of 10,', 'unit: points of 100,'],
    /the unit is “points of 100”, and the scale ends at 10/,
  ],
  [
    'noninferiority',
    takeaway('Diarrhoea came to about one child in six on the short course.'),
    /“about one child in six” .* it is 11\.0%/,
  ],
  ['noninferiority', ['stays above the margin', 'stays below the margin'], /“stays below the margin”/],
  ['noninferiority', ['framework: noninferiority', 'framework: superiority'], /has a margin/],
  ['noninferiority', ['Cure differed by', 'Diarrhoea differed by'], /“Diarrhoea” stands before/],
  [
    'negative',
    ['leaves out a difference that would matter', 'includes a difference that would matter'],
    /the important difference is 1\.5/,
  ],
];

test.each(errors)('%s: %s', (fixture, change, told) => {
  expect(toldOf(fixture, change)).toMatch(told);
});

const truths: [fixture: string, text: string][] = [
  ['hazard', 'Fewer cardiovascular deaths on corvadine than on placebo, and slightly more volume depletion.'],
  ['hazard', 'Deaths from any cause were fewer, too.'],
  ['hazard', 'More people are needed to tell the effect over 75.'],
  ['hazard', 'Longer follow-up than 18 months would tell more.'],
  ['hazard', 'The drug lowers blood pressure, which may explain more volume depletion.'],
  ['binary', 'More people got half as many migraine days on prenolast than on placebo.'],
  ['binary', 'Prenolast took away more migraine days than placebo did.'],
  ['binary', 'Fewer migraine days on prenolast, and about as many serious adverse events.'],
  ['cluster', 'Reminders raised vaccination a little.'],
  ['visits', 'HbA1c fell more on 10 mg than on placebo, and nausea was commoner.'],
  ['visits', 'The higher dose lowered HbA1c further but caused more nausea than the lower dose.'],
  ['noninferiority', 'A short course caused less diarrhoea than a long course.'],
  ['noninferiority', 'Ten days cured no more children than five.'],
  ['negative', 'Headache was more common after lumexin than after sham injection.'],
  ['negative', 'Lumexin did not lower the disability index more than sham.'],
  ['crossover', 'Somnine lowered the severity score, at the cost of more nausea.'],
  ['zero-events', 'Fewer infections after the vaccine than after placebo.'],
  ['dose-ranging', 'Fewer tablets of paracetamol were taken on 4 mg than on placebo.'],
  ['equivalence', 'The peak was lower with the generic tablet than with the original.'],
  ['dazukibart', 'Skin activity fell further on both doses than on placebo.'],
];

/** In a heading, which is of the primary outcome where it names nothing else. */
const headed: readonly string[] = [
  'Corvadine lowered the rate of first events, with few harms',
  'Corvadine lowered the rate of first events, but costs more',
  'Corvadine lowered the rate of first events, with more thirst',
  'Corvadine lowered the rate of first events; its benefits outweighed the harms',
];

test.each(headed)('in a heading, what is so: %s', (text) => {
  expect(toldOf('hazard', ['headline: Fewer first events with corvadine', `headline: "${text}" #`])).toBe('');
});

test.each([
  'A double-blind trial is needed',
  'Whether the treatment lasts is uncertain',
  'No comparison with placebo after 18 months',
])('a limitation is no contradiction: %s', (text) => {
  const care: Change = ['limitations: [', `limitations: ["${text}", `];
  const open: Change = ['masking: double-blind', 'masking: open-label'];
  expect(toldOf('hazard', care)).toBe('');
  expect(toldOf('hazard', care, open)).toBe(toldOf('hazard', open));
});

test.each(truths)('%s, what is so: %s', (fixture, text) => {
  expect(toldOf(fixture, takeaway(text))).toBe('');
});
