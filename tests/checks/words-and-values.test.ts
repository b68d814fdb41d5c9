/** What sentences and texts tell in words, against the values: each contradiction is told, and what is so is not. */
import { expect, test } from 'vitest';
import { toldOf, type Change } from './fixtures.js';

const nausea: [string, string] = [
  'high: { events: 35, percent: 33 }, low: { events: 24, percent: 22 }, placebo: { events: 9, percent: 9 }',
  'high: { events: 9, percent: 8 }, low: { events: 24, percent: 22 }, placebo: { events: 35, percent: 33 }',
];

const errors: [what: string, fixture: string, changes: Change[], told: RegExp][] = [
  // Doses and arms.
  [
    'columns of harms exchanged under “rose with the dose”',
    'visits',
    [nausea],
    /“rose with the dose”: of “Nausea” it is 33, 22, 8/,
  ],
  [
    'a dose word turned round',
    'visits',
    [['Nausea rose', 'Nausea fell']],
    /“fell with the dose”: of “Nausea” it is 9, 22, 33/,
  ],
  [
    'a harm on a dose that is said to have none',
    'dose-ranging',
    [['d1: { events: 0, percent: 0.0 }', 'd1: { events: 1, percent: 1.0 }']],
    /“only on 1 mg and more”: .* has 1 in Artholimumab-recombinant 0\.25 mg/,
  ],
  [
    'a harm on placebo that is said to have none',
    'dose-ranging',
    [['placebo: { events: 0, percent: 0.0 }', 'placebo: { events: 3, percent: 3.0 }']],
    /“none on placebo”: .* has 3 in Placebo/,
  ],
  [
    'more in the arm that has fewer, as told of an event',
    'binary',
    [
      [
        'told: more often on prenolast',
        'arms: { prenolast: { events: 20, percent: 5.0 }, placebo: { events: 40, percent: 10.1 } }\n    told: more often on prenolast',
      ],
    ],
    /“more often on prenolast”: of “Drowsiness” it is 5\.0/,
  ],
  [
    'columns exchanged beside “with more headaches”',
    'negative',
    [
      [
        'lumexin: { events: 22, percent: 18.2 }, sham: { events: 9, percent: 7.6 }',
        'lumexin: { events: 9, percent: 7.4 }, sham: { events: 22, percent: 18.5 }',
      ],
    ],
    /“more headaches”: .* 7\.4 in Lumexin/,
  ],
  // Amounts, doses, names and signs.
  [
    'a bound of a share',
    'binary',
    [['nearly half of the people', 'more than half of the people']],
    /“more than half of the people” stands .* “Migraine days halved” it is 45\.0% in Prenolast/,
  ],
  [
    'most of few',
    'visits',
    [['- Nausea rose', '- Most had nausea on 10 mg. Nausea rose']],
    /“Most had” .* of “Nausea” it is 33\.0%/,
  ],
  [
    'a dose from which on',
    'dose-ranging',
    [['all of them took 1 mg or more', 'all of them took 2 mg or more']],
    /“all of them took 2 mg or more”: .* has 1 in Artholimumab-recombinant 1 mg/,
  ],
  [
    'a dose below which',
    'dose-ranging',
    [['seen only on 1 mg and more', 'seen only below 1 mg']],
    /“only below 1 mg”: .* has 1 in/,
  ],
  [
    'the arm that has most',
    'visits',
    [['Nausea rose with the dose', 'Nausea was commonest on 5 mg']],
    /“commonest on 5 mg”: of “Nausea” it is 22\.0 there, and 33\.0 in Glucosate 10 mg/,
  ],
  [
    'the arm that changed most',
    'visits',
    [['Nausea rose with the dose', 'HbA1c fell most on 5 mg']],
    /“fell most on 5 mg”: of “HbA1c” it is 1\.6 there, and 2\.1/,
  ],
  [
    'arms that are called alike',
    'hazard',
    [['Few people over 75,', 'Worsening heart failure was equally common in both arms,']],
    /“equally common” .* “Worsening heart failure” 0\.70 \(0\.59 to 0\.83\)/,
  ],
  [
    'events that are called alike',
    'negative',
    [['One injection only', 'Headache after the injection was as common as on sham']],
    /“as common” .* 22\/121 and 9\/119/,
  ],
  [
    'a measure by another name',
    'hazard',
    [['a hazard\n  ratio of', 'a risk\n  ratio of']],
    /“risk ratio” stands before .* leads to a hazard ratio/,
  ],
  [
    'an outcome by another name',
    'hazard',
    [['A first event happened', 'Cardiovascular death happened']],
    /“Cardiovascular death” stands before/,
  ],
  [
    'a fall that is told as a rise',
    'negative',
    [['Pain fell by', 'Pain rose by']],
    /“rose” stands beside .* whose value is below 0/,
  ],
  [
    'lower told as higher',
    'crossover',
    [['lower at the end', 'higher at the end']],
    /“higher” stands beside .* below 0/,
  ],
  [
    'the side that is left open',
    'equivalence',
    [['A peak below that', 'A peak above that']],
    /“above .* cannot be ruled out”, and the interval of “Peak concentration”, 0\.79 to 0\.95, does not reach above 1/,
  ],
  [
    'a scale that is too short',
    'dose-ranging',
    [['unit: points of 68', 'unit: points of 8']],
    /-8\.2 is impossible on a scale of 0 to 8|−8\.2 is impossible on a scale of 0 to 8/,
  ],
  [
    'within or between people',
    'crossover',
    [['told: within participants', 'told: between participants']],
    /“between participants”, but design\.structure is “crossover”/,
  ],
  [
    'one subgroup only',
    'hazard',
    [['The effect looked alike with and without diabetes', 'The effect was seen only in people with diabetes']],
    /“With diabetes only”: the interval of Without diabetes, 0\.60 to 0\.88, excludes no effect as well/,
  ],
  [
    'an arm that is not there',
    'noninferiority',
    [['Fewer had diarrhoea on the short course', 'Fewer had diarrhoea than on placebo']],
    /“than on placebo” stands in this sentence, and the arms are/,
  ],
  [
    'another route',
    'hazard',
    [['oral modulator', 'intravenous modulator']],
    /“intravenous” stands here, and the route of Corvadine is oral/,
  ],
  [
    'another frequency',
    'visits',
    [['weekly injection', 'daily injection']],
    /“daily” stands here, and Glucosate 10 mg was given once a week/,
  ],
  [
    'another schedule of the placebo',
    'rate',
    [['schedule: every 4 weeks,\n      n: 529', 'schedule: every 2 weeks,\n      n: 529']],
    /Placebo was given every 4 weeks, and Invelizumab every 2 weeks/,
  ],
  [
    'a benefit of an outcome that is named alone',
    'negative',
    [['No benefit over sham, with more headaches', 'Pain improved significantly']],
    /this claims a benefit, but the interval of results\.pain-all/,
  ],
  [
    'the role of an outcome',
    'hazard',
    [['- The effect looked alike', '- Death from any cause, the primary outcome, fell\n  - The effect looked alike']],
    /“Death from any cause, the primary outcome” .* the role of the outcome is secondary/,
  ],
  [
    'an outcome without a result at its time',
    'visits',
    [['timepoint: week 24\n    arms', 'timepoint: week 42\n    arms']],
    /“HbA1c” is of week 24, and its results of/,
  ],
  [
    'a value of another visit',
    'visits',
    [['[[results.hba1c-week-24.arms.high.mean]]', '[[results.hba1c-week-12.arms.high.mean]]']],
    /“week 24” stands in this sentence, and a value that it cites is of week 12/,
  ],
  [
    'another number of doses',
    'dose-ranging',
    [['Five doses and a placebo', 'Six doses and a placebo']],
    /“Six doses” stands in this sentence, and the data have 5/,
  ],
  [
    'most of a change too early',
    'visits',
    [['came by week 12', 'came by week 4']],
    /“most of the fall came by week 4”: it was 37% of the last value/,
  ],
  [
    'margins of one outcome',
    'noninferiority',
    [['margin: -7.5', 'margin: -5.7']],
    /the margin of .* is −7\.5 here, and −5\.7 in an earlier result/,
  ],
  [
    'a unit of other people than the measure',
    'rate',
    [['unit: attacks per person', 'unit: attacks per 100 people']],
    /the measure is “attacks per person and year”, and the unit “attacks per 100 people and year”/,
  ],
  [
    'a part beside the ratio of the whole',
    'hazard',
    [
      ['first-event-all.arms.corvadine', 'worsening-all.arms.corvadine'],
      ['first-event-all.arms.placebo', 'worsening-all.arms.placebo'],
    ],
    /shares of results\.worsening-all and the estimate of results\.first-event-all/,
  ],
  [
    'people of another set',
    'visits',
    [
      [
        'At week 24 HbA1c',
        'Of [[populations.some.n]] people [[results.half.arms.high.percent]] responded. At week 24 HbA1c',
      ],
      [
        'populations:\n',
        'populations:\n  - { id: some, name: Some, kind: subgroup, within: itt, n: 200, source: article }\n',
      ],
      [
        'results:\n',
        'results:\n  - { id: half, outcome: half, population: itt, arms: { high: { n: 106, percent: 41.5 } }, source: article }\n',
      ],
      [
        'outcomes:\n',
        'outcomes:\n  - { id: half, name: Response, role: secondary, type: binary, measure: people, timepoint: week 24, better: higher, source: article }\n',
      ],
    ],
    /this sentence is of “Some”, 200, and its shares of “All randomised”, 318/,
  ],
  [
    'a bound of a time',
    'dazukibart',
    [['improvement persisted up to 16 weeks', 'improvement persisted for more than 16 weeks']],
    /“more than 16 weeks” stands in this sentence, and “up to 16 weeks” in the data/,
  ],
  [
    'who was blinded',
    'rate',
    [
      ['masking: double-blind', 'masking: "open-label placebo, blinded doses of invelizumab"'],
      ['One year only', 'The doses of invelizumab were not blinded'],
    ],
    /“The doses of invelizumab were not blinded”, and design\.masking says “blinded doses of invelizumab”/,
  ],
  [
    'fewer of what there was more of',
    'hazard',
    [
      [
        '- The effect looked alike',
        '- Fewer cardiovascular deaths and volume depletions did not make up for it\n  - The effect looked alike',
      ],
    ],
    /of “Volume depletion” it is 7\.5 in Corvadine, and 6\.8/,
  ],
  [
    'arms exchanged under two ratios',
    'rate',
    [
      [
        'arms:\n  - {\n      id: drug',
        'arms:\n  - { id: half, name: Half dose, role: experimental, n: 500, source: article }\n  - {\n      id: drug',
      ],
      [
        '      placebo: { n: 532, rate: 2.10',
        '      half: { n: 500, rate: 0.53 }\n      placebo: { n: 532, rate: 2.10',
      ],
      ['estimate: 0.44', 'estimate: 0.25'],
      ['comparisons:\n', 'comparisons:\n      - { arm: half, versus: placebo, measure: rate ratio, estimate: 0.44 }\n'],
    ],
    /the values of Half dose and Invelizumab fit 0\.44 and 0\.25 the other way round/,
  ],
  [
    'half dead before the median',
    'hazard',
    [
      [
        'outcomes:\n',
        'outcomes:\n  - { id: os, name: Overall survival, role: secondary, type: time-to-event, measure: months, unit: months, timepoint: median 18 months, better: higher, source: article }\n  - { id: alive, name: Alive at 18 months, role: secondary, type: binary, measure: people alive, timepoint: 18 months, better: higher, source: article }\n',
      ],
      [
        'results:\n',
        'results:\n  - { id: os, outcome: os, population: itt, arms: { corvadine: { median: not reached } }, source: article }\n  - { id: alive, outcome: alive, population: itt, arms: { corvadine: { percent: 48 } }, source: article }\n',
      ],
    ],
    /48% were alive at 18 months, and the median is not reached/,
  ],
  [
    'harms of people who are no whole number',
    'negative',
    [['lumexin: { events: 22, percent: 18.2 }', 'lumexin: { percent: 18.5 }']],
    /18\.5% of 121 is no whole number of people/,
  ],
  // How many times.
  [
    'no longer halved',
    'rate',
    [
      ['rate: 0.93, ci: { low: 0.80, high: 1.07', 'rate: 1.39, ci: { low: 1.20, high: 1.61'],
      ['estimate: 0.44', 'estimate: 0.66'],
      ['low: 0.37, high: 0.53', 'low: 0.55, high: 0.79'],
    ],
    /“more than halved” .* nearest to it is 0\.66/,
  ],
  ['another fraction', 'hazard', [['A quarter fewer', 'A third fewer']], /“A third fewer” .* nearest to it is 0\.74/],
  [
    'a number needed to treat',
    'binary',
    [['Drowsiness should be', 'The number needed to treat is 17. Drowsiness should be']],
    /the shares of the arms give 6\.6/,
  ],
  [
    'so many in a thousand',
    'hazard',
    [['Corvadine lowered the rate of', 'With corvadine 490 fewer people in 1000 had']],
    /the shares of the arms give 49/,
  ],
  [
    'one more for so many treated',
    'binary',
    [['Drowsiness should be', 'One more responded for every 70 treated. Drowsiness should be']],
    /the shares of the arms give 6\.6/,
  ],
  [
    'a p value with a nought too many',
    'crossover',
    [['p: 0.06', 'p: 0.006']],
    /p = 0\.006 does not go with the 95% interval, 0\.0 to 0\.6, of which p would be far larger/,
  ],
  // People and places.
  [
    'another number who left an arm',
    'visits',
    [['placebo: { n: 94', 'placebo: { n: 70']],
    /“One in ten” tells of people who left, and 8\.6% did in Placebo/,
  ],
  [
    'few who were many',
    'binary',
    [
      ['prenolast: { n: 395, mean', 'prenolast: { n: 195, mean'],
      ['placebo: { n: 390, mean', 'placebo: { n: 190, mean'],
    ],
    /“Few were lost” tells of people who left/,
  ],
  [
    'clusters in the description',
    'cluster',
    [['registered with 36 practices', 'registered with 26 practices']],
    /“26 practices” stands here, and participants\.clusters is 36/,
  ],
  [
    'clusters in words',
    'cluster',
    [['36 clusters only', 'thirty-four clusters only']],
    /“thirty-four clusters” stands in this sentence, and participants\.clusters is 36/,
  ],
  [
    'the number of clusters',
    'cluster',
    [['clusters: 36', 'clusters: 34']],
    /“36 clusters” stands in this sentence, and participants\.clusters is 34/,
  ],
  [
    'children of 18 and more',
    'binary',
    [['description: adults', 'description: children']],
    /“children” stands here, and the people are aged 18 to 65/,
  ],
  [
    'a ratio of randomisation',
    'visits',
    [['visit by visit', 'randomised 2:2:1 in adults']],
    /“2:2:1” stands here, and the arms have 106, 107, 105 people/,
  ],
  [
    'more people in a row than in its population',
    'dose-ranging',
    [['n: 588,', 'n: 488,']],
    /“Modified intention-to-treat population .* has 488/,
  ],
  [
    'many missing from one row',
    'binary',
    [['placebo: { n: 390, mean', 'placebo: { n: 290, mean']],
    /“Few were lost” tells of people who left, and 27\.1% did/,
  ],
  [
    'harms under a smaller population',
    'dose-ranging',
    [['kind: any\n    population: safety', 'kind: any\n    population: mitt']],
    /of at least 600 people, and “Modified .* has 588/,
  ],
  [
    'who was randomised',
    'cluster',
    [['practices were randomised, people', 'people were randomised, practices']],
    /“people were randomised” stands here, and design\.structure is “cluster”/,
  ],
  [
    'what is called unknown',
    'hazard',
    [['Few people over 75,', 'The intervals come without their level,']],
    /“The intervals come without their level”, and the data have it/,
  ],
  [
    'from when a time counts',
    'dazukibart',
    [
      [
        '- Target engagement measured',
        '- Improvement lasted 16 weeks after the first dose\n  - Target engagement measured',
      ],
    ],
    /“16 weeks after the first dose” stands in this sentence/,
  ],
  [
    'a time in the authors’ conclusion',
    'crossover',
    [['restless legs over four weeks', 'restless legs over eight weeks']],
    /“eight weeks” stands in this sentence/,
  ],
  [
    'a dose in the authors’ conclusion',
    'dose-ranging',
    [['every dose of 0.5 mg and more', 'every dose of 0.7 mg and more']],
    /“0\.7 mg” stands in this sentence, and the data tell of/,
  ],
  [
    'an interval of another analysis',
    'noninferiority',
    [
      ['cure-pp.comparisons.short.ci.low', 'cure-itt.comparisons.short.ci.low'],
      ['cure-pp.comparisons.short.ci.high', 'cure-itt.comparisons.short.ci.high'],
    ],
    /interval of results\.cure-itt\.comparisons\.short and the estimate of results\.cure-pp/,
  ],
  [
    'limits of two analyses',
    'noninferiority',
    [['cure-pp.comparisons.short.ci.low', 'cure-itt.comparisons.short.ci.low']],
    /this sentence has the interval of/,
  ],
  [
    'more doses without an event',
    'dose-ranging',
    [['the two lowest doses', 'the three lowest doses']],
    /“none on the 3 lowest doses”: .* has 1 in/,
  ],
  [
    'margins that are not even',
    'equivalence',
    [['low: 0.80, high: 1.25', 'low: 0.90, high: 1.25']],
    /the other end of 1\.25 is 0\.80/,
  ],
  [
    'odds told as people',
    'cluster',
    [['by a few in a hundred', 'by almost a fifth']],
    /“raised .* by almost a fifth” .* nearest to it is 1\.07/,
  ],
  [
    'what is left told as what was cut',
    'rate',
    [['Fewer than half as many attacks as on placebo', 'Attacks were cut by nearly half']],
    /“cut by nearly half” .* 0\.44/,
  ],
  [
    'a part told for the composite',
    'hazard',
    [['A quarter fewer first events', 'A quarter fewer deaths']],
    /“A quarter fewer” .* 0\.83/,
  ],
  [
    'a control that no arm is',
    'noninferiority',
    [['control: active-controlled', 'control: placebo-controlled']],
    /no arm is called so/,
  ],
  [
    'odds told as risks, adjusted',
    'cluster',
    [['measure: odds ratio', 'measure: risk ratio']],
    /the adjusted risk ratio 1\.19 is far from that of the counts, 1\.07, and is their odds ratio/,
  ],
  [
    'a level beside margins',
    'equivalence',
    [['low: 0.79, high: 0.95, level: 90', 'low: 0.79, high: 0.95, level: 95']],
    /of 95%, and another that is held against a margin of 90%/,
  ],
  [
    'geometric means exchanged',
    'equivalence',
    [['rate: 812 }, original: { n: 34, rate: 846', 'rate: 846 }, original: { n: 34, rate: 812']],
    /geometric mean ratio 0\.96 is far from that of the arms, 1\.04/,
  ],
  [
    'a relative told as an absolute',
    'hazard',
    [['A quarter fewer first events', 'Twenty-six fewer first events for every hundred people']],
    /the shares of the arms give 4\.9/,
  ],
  [
    'people who left, in words',
    'crossover',
    [['Three people left', 'Five people left']],
    /“Five people left”, and no two counts of the data differ by 5/,
  ],
  [
    'a percentage of no whole number',
    'dazukibart',
    [['women_percent: { value: 72', 'women_percent: { value: 75']],
    /75% of 18 is no whole number of people/,
  ],
  [
    'a marker that fell',
    'dose-ranging',
    [['marker of cartilage breakdown fell', 'marker of cartilage breakdown rose']],
    /“rose with the dose”: of “Urinary/,
  ],
  // Wholes.
  [
    'a composite smaller than its part',
    'hazard',
    [['events: 386, percent: 16.3', 'events: 186, percent: 7.8']],
    /186 with “Cardiovascular death or worsening heart failure”, and 227 with “Cardiovascular death”/,
  ],
  [
    'a composite larger than its parts',
    'hazard',
    [['events: 502, percent: 21.2', 'events: 602, percent: 25.4']],
    /602 with .* its parts have 599 in all/,
  ],
  [
    'all deaths fewer than some',
    'hazard',
    [['events: 276, percent: 11.6', 'events: 206, percent: 8.7']],
    /206 with “Death from any cause”, and 227 with “Cardiovascular death”/,
  ],
  // What was shown.
  [
    'a benefit denied',
    'binary',
    [['Prenolast halved migraine days in nearly half of the people who took it', 'Prenolast did not prevent migraine']],
    /“did not prevent”, but of Migraine days halved/,
  ],
  [
    'a conclusion of a benefit denied',
    'binary',
    [
      [
        'Prenolast halved migraine days in more people than placebo did., source',
        'Prenolast did not prevent migraine., source',
      ],
    ],
    /“did not prevent”/,
  ],
  [
    'words beside p',
    'binary',
    [['p: <0.001\n    source', 'p: <0.001\n        told: not significant\n    source']],
    /“not significant” stands beside p <0\.001/,
  ],
  [
    'the side of the margin',
    'noninferiority',
    [
      ['margin: -7.5', 'margin: -4.5'],
      ['margin: -7.5', 'margin: -4.5'],
    ],
    /“right side of the margin”, but interval to −5\.8, margin −4\.5/,
  ],
  [
    'no serious events',
    'zero-events',
    [['A zero is a count', 'There were no serious adverse events. A zero is a count']],
    /“no serious adverse events” stands here, and .* counts 1/,
  ],
  [
    'a number of cases',
    'dose-ranging',
    [["told: 'six cases", "told: 'nine cases"]],
    /this tells of 9 cases, the counts of .* of 6/,
  ],
  // Names and days.
  [
    'a letter of a name',
    'rate',
    [['headline: Invelizumab', 'headline: Invelizunab']],
    /“invelizunab” stands in this sentence, and the data have “invelizumab”/,
  ],
  [
    'the role of a placebo',
    'hazard',
    [['name: Placebo, role: comparator', 'name: Placebo, role: experimental']],
    /“Placebo” has the role experimental/,
  ],
  [
    'the number of a record',
    'binary',
    [
      [
        'record\n    url: https://clinicaltrials.gov/study/NCT00000001',
        'record\n    url: https://clinicaltrials.gov/study/NCT00000007',
      ],
    ],
    /this source is NCT00000007, and the trial is registered as NCT00000001/,
  ],
  [
    'masking in the title',
    'dazukibart',
    [['masking: double-blind', 'masking: open-label']],
    /the title says “double-blind”, but design\.masking is “open-label”/,
  ],
  [
    'a completion before the start',
    'binary',
    [['condition: Migraine', 'condition: Migraine\ndates: { start: 2023-05, completion: 2022-12, source: registry }']],
    /the completion is dated 2022-12, before the start, 2023-05/,
  ],
  [
    'an article before the trial',
    'binary',
    [['condition: Migraine', 'condition: Migraine\ndates: { start: 2026-05, source: registry }']],
    /the article is of 2025, and the trial began on 2026-05/,
  ],
  [
    'a median outside of its quartiles',
    'binary',
    [
      [
        'outcomes:\n',
        'baseline:\n  - { id: age, name: "Age, years", source: article, arms: { prenolast: { median: 41, range: { low: 43, high: 52, of: quartiles } } } }\noutcomes:\n',
      ],
    ],
    /the estimate 41 lies outside its interval, 43 to 52/,
  ],
];

test.each(errors)('%s', (_, fixture, changes, told) => {
  expect(toldOf(fixture, ...changes)).toMatch(told);
});

test.each<[what: string, fixture: string, changes: Change[]]>([
  [
    'a dose that falls as it is told',
    'visits',
    [nausea, ['Nausea rose', 'Nausea fell'], ['One in ten left the placebo arm', 'Some left']],
  ],
  ['clusters of one arm', 'cluster', [['36 clusters only', 'Eighteen clusters in each arm']]],
  ['people of all ages', 'rate', [['description: people with', 'description: adolescents and adults with']]],
  ['a ratio as it was', 'visits', [['visit by visit', 'randomised 1:1:1 in adults']]],
  [
    'a denial of something else',
    'binary',
    [
      [
        'Prenolast halved migraine days in nearly half of the people who took it',
        'Prenolast prevented migraine, but did not reduce its severity',
      ],
    ],
  ],
  [
    'people to treat',
    'binary',
    [['Drowsiness should be', 'Seven people need to be treated for one more to respond. Drowsiness should be']],
  ],
  ['people to treat, in digits', 'hazard', [['Few people over 75,', 'Treating 21 people prevents one first event']]],
  ['days sooner', 'crossover', [['Four weeks only', 'Nobody recovered five days sooner']]],
  [
    'a thousand people',
    'hazard',
    [
      [
        '- The effect looked alike',
        '- For 1000 people treated there were fewer first events\n  - The effect looked alike',
      ],
    ],
  ],
  [
    'days in order',
    'binary',
    [
      [
        'condition: Migraine',
        'condition: Migraine\ndates: { start: 2021-05, primary_completion: 2022-12, completion: 2024-01, results_posted: 2023-06, source: registry }',
      ],
    ],
  ],
])('%s is no matter of doubt', (_, fixture, changes) => {
  expect(toldOf(fixture, ...changes)).toBe('');
});
