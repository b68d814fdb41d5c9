/** Data that cannot be built. */
import { changed, small } from '../../outputs/dataset.js';
import { build, data, dataset, type Bad } from './case.js';

const number =
  'expected a number as printed (−19.2, <0.0001, 0.50), “not reported”, “not applicable”, or {value, source, at}';
const text = (name: string, content: string, says: string, todo: string, at?: string): Bad => ({
  name,
  files: { [dataset]: content },
  problems: [{ at, says, todo }],
});

const syntax: Bad[] = [
  data('a quotation mark that is not closed', [['headline: The drug', 'headline: "The drug']], {
    at: '"The drug',
    says: 'this quotation mark is not closed',
    todo: "close it; within '…' write an apostrophe twice, as in 'the drug''s'",
  }),
  data('a tab', [['  phase: 2', '\tphase: 2']], {
    at: '\tphase',
    says: 'a tab stands at the beginning of this line',
    todo: 'indent with spaces',
  }),
  data('a key that stands twice', [['condition: Itch', 'id: again\ncondition: Itch']], {
    at: 'id: again',
    says: 'the key "id" stands twice in one group',
    todo: 'delete or rename one of them',
  }),
  data('a line that is indented too far, below an empty one', [['\nheadline:', '\n\n headline:']], {
    at: 'headline:',
    says: 'this line is indented further than the one above, which has a value of its own',
    todo: 'indent the lines of one group alike',
  }),
  data('a colon in bare text', [['headline: The', 'headline: News: the']], {
    at: 'News:',
    says: 'there is a second colon in this line',
    todo: 'put text that holds ": " between quotation marks',
  }),
  data(
    'an alias',
    [
      ['condition: Itch', 'condition: &it Itch'],
      ['name: Drug,', 'name: *it ,'],
    ],
    {
      at: '*it',
      says: '"*it" repeats another value by an alias',
      todo: 'write the value out, or put text that begins with * between quotation marks',
    },
  ),
  data('a control character', [['condition: Itch', 'condition: "It\\u0007ch"']], {
    at: '"It',
    says: 'the text holds the control character U+0007',
    todo: 'delete it',
  }),
  text('an empty file', '', 'the file is empty', 'copy data/dazukibart.yaml and change it'),
  text('a file of comments', '# soon\n', 'the file is empty', 'copy data/dazukibart.yaml and change it'),
];

const shape: Bad[] = [
  data('a key that is missing', [['condition: Itch\n', '']], {
    at: 'id: small',
    says: 'missing key "condition"',
    todo: 'add it, such as condition: Dermatomyositis',
  }),
  data('a key that is missing in a row', [['    better: lower\n', '']], {
    at: 'id: itch\n',
    says: 'missing key "better" in outcomes.itch',
    todo: 'add "better:" with "lower" or "higher" or "neither" or "not clear"',
  }),
  data('a misspelt key', [['{ mean: -5.50 }', '{ maen: -5.50 }']], {
    at: 'maen',
    says: 'unknown key "maen" in results.itch-all.arms.drug',
    todo: 'did you mean "mean"?',
  }),
  data('a misspelt key of a value', [['{ value: 130, source: registry', '{ value: 130, suorce: registry']], {
    at: 'suorce',
    says: 'unknown key "suorce" in participants.screened',
    todo: 'did you mean "source"?',
  }),
  data('a list for a number', [['  randomised: 90', '  randomised: [90]']], {
    at: '[90]',
    says: `participants.randomised: ${number}, found a list`,
    todo: 'write it without brackets: randomised: 90',
  }),
  data('a bare figure for an arm', [['drug: { mean: -5.50 }', 'drug: -5.50']], {
    at: '-5.50',
    says: 'results.itch-all.arms.drug: expected a group of keys, found "-5.50"',
    todo: 'say what the value is, such as { mean: -5.50 }',
  }),
  data('a bare figure for an interval', [['ci: { low: -3.9, high: -0.9, level: 95 }', 'ci: 9.0']], {
    at: '9.0',
    says: 'results.itch-all.comparisons.drug.ci: expected a group of keys, found "9.0"',
    todo: 'write it so: ci: { low: -20.4, high: -12.1, level: 95 }; its keys: low, high, level, sides, type',
  }),
  data('an interval without its level', [['low: -3.9, high: -0.9, level: 95', 'low: -3.9, high: -0.9']], {
    at: '{ low: -3.9',
    says: 'missing key "level" in results.itch-all.comparisons.drug.ci',
    todo: 'add "level:" with a level in percent, such as 95, or “not stated”',
  }),
  data('words for a number', [['{ mean: -5.50 }', '{ mean: a lot }']], {
    at: 'a lot',
    says: `results.itch-all.arms.drug.mean: ${number}, found "a lot"`,
    todo: 'write it so: mean: -19.2',
  }),
  data('a number with a decimal comma', [['estimate: -2.4', 'estimate: -2,4']], {
    at: '-2,4',
    says: `results.itch-all.comparisons.drug.estimate: ${number}, found "-2,4"`,
    todo: 'write a point: -2.4',
  }),
  data('nothing for a text', [['condition: Itch', 'condition:']], {
    at: '\nintervention:',
    says: 'condition: expected text, found nothing',
    todo: 'write a value, “not reported”, or delete the key; text that begins with # stands between quotation marks: "#1"',
  }),
  data('a text for a list', [['    - everyone stayed', '    everyone stayed']], {
    at: 'everyone stayed',
    says: 'design.conduct: expected a list, found "everyone stayed"',
    todo: 'write conduct: [everyone stayed], or each item on a line of its own that begins with "- "',
  }),
  data('.nan', [['{ mean: -5.50 }', '{ mean: .nan }']], {
    at: '.nan',
    says: '".nan" is not a number',
    todo: 'write the value, or “not reported”',
  }),
  data('.inf', [['{ mean: -5.50 }', '{ mean: -.inf }']], {
    at: '-.inf',
    says: '"-.inf" is not a number',
    todo: 'write the value, or “not reported”',
  }),
  data('a word that is not in the list', [['    better: lower', '    better: lowr']], {
    at: 'lowr',
    says: 'outcomes.itch.better: expected "lower" or "higher" or "neither" or "not clear", found "lowr"',
    todo: 'did you mean "lower"?',
  }),
  data('a day that is none', [['revised: 2026-01-15', 'revised: 2026-15-01']], {
    at: '2026-15-01',
    says: 'revised: expected a date such as 2025-01-11, found "2026-15-01"',
    todo: 'write year, month and day, with hyphens',
  }),
  data('an id that could leave its folder', [['id: small\n', 'id: ../small\n']], {
    at: '../small',
    says: 'id: expected an id of small letters, digits and hyphens, such as dose-600, found "../small"',
    todo: 'write it so: id: dazukibart',
  }),
];

const names: Bad[] = [
  data('an arm that is not there', [['      drug: { mean: -5.50 }', '      durg: { mean: -5.50 }']], {
    at: 'durg',
    says: 'there is no arm "durg"',
    todo: 'did you mean "drug"?',
  }),
  data('a comparison with an arm that is not there', [['versus: placebo', 'versus: plaecbo']], {
    at: 'plaecbo',
    says: 'there is no arm "plaecbo"',
    todo: 'did you mean "placebo"?',
  }),
  data(
    'a source that is not there',
    [['screened: { value: 130, source: registry', 'screened: { value: 130, source: regstry']],
    {
      at: 'regstry',
      says: 'there is no source "regstry"',
      todo: 'did you mean "registry"?',
    },
  ),
  data(
    'a population that is not there',
    [['    outcome: sleep\n    population: all', '    outcome: sleep\n    population: women']],
    {
      at: 'women',
      says: 'there is no population "women"',
      todo: 'there is: all',
    },
  ),
  data('an outcome that is not there', [['    outcome: sleep\n', '    outcome: sheep\n']], {
    at: 'sheep\n',
    says: 'there is no outcome "sheep"',
    todo: 'did you mean "sleep"?',
  }),
  data(
    'an id that stands twice',
    [
      ['  - id: registry\n', '  - id: article\n'],
      ['source: registry, at: flow', 'source: article'],
      ['    source: registry\n', '    source: article\n'],
    ],
    {
      at: 'article\n    kind: registry',
      says: 'the id "article" stands twice in sources',
      todo: 'give each its own id',
    },
  ),
  data('a reference that leads nowhere', [['[[sites.total]]', '[[sites.totla]]']], {
    at: 'People from',
    says: '[[sites.totla]]: there is no "totla"',
    todo: 'did you mean "total"?',
  }),
  data('a reference that leads to a group', [['[[sites.total]]', '[[sites.countries]]']], {
    at: 'People from',
    says: '[[sites.countries]] leads to a group of keys, not to a value',
    todo: 'refer to a value, such as [[participants.randomised]]',
  }),
  data('a filter that is not there', [['[[sites.total]]', '[[sites.total | szie]]']], {
    at: 'People from',
    says: '[[sites.total | szie]]: unknown filter "szie"',
    todo: 'did you mean "size"?',
  }),
  data(
    'values without a source',
    [['    Peru: 5\n  source: article\n', '    Peru: { value: 5, source: article }\n']],
    { at: '12\n', says: 'sites.total: the value 12 has no source', todo: 'add "source:" to it or to its row' },
    { at: '7\n', says: 'sites.countries.France: the value 7 has no source', todo: 'add "source:" to it or to its row' },
  ),
];

const figures: Bad[] = [
  data(
    'figures that contradict one another',
    [
      ['low: -3.9', 'low: -2.1'],
      ['{ value: 130, source', '{ value: 30, source'],
    ],
    { at: '{ value: 30', says: '30 screened but 90 took part', todo: 'check both counts' },
    { at: '{ low:', says: 'the estimate −2.4 lies outside its interval, −2.1 to −0.9', todo: 'check sign and digits' },
  ),
  data('margins the wrong way round', [['estimate: -2.4', 'margin: { low: 3, high: -3 }\n        estimate: -2.4']], {
    at: '{ low: 3',
    says: 'the margins run from 3 to −3',
    todo: 'the lower one comes first',
  }),
  data('a margin in words', [['estimate: -2.4', 'margin: three\n        estimate: -2.4']], {
    at: 'three\n',
    says: 'results.itch-all.comparisons.drug.margin: expected a number as printed, such as -7.5, or {low, high} for equivalence, found "three"',
    todo: 'write it so: margin: 1.3',
  }),
  data('a misspelt margin', [['estimate: -2.4', 'margin: { low: -3, hihg: 3 }\n        estimate: -2.4']], {
    at: 'hihg',
    says: 'unknown key "hihg" in results.itch-all.comparisons.drug.margin',
    todo: 'did you mean "high"?',
  }),
  data(
    'a misspelt source of a margin',
    [['estimate: -2.4', 'margin: { value: 3, sorce: article }\n        estimate: -2.4']],
    {
      at: 'sorce',
      says: 'unknown key "sorce" in results.itch-all.comparisons.drug.margin',
      todo: 'did you mean "source"?',
    },
  ),
  data(
    'three things at once',
    [
      ['  phase: 2', '  phase: [2]'],
      ['{ mean: -5.50 }', '{ maen: -5.50 }'],
      ['versus: placebo', 'versus: plaecbo'],
    ],
    { at: '[2]', says: 'design.phase: expected text, found a list', todo: 'write it without brackets: phase: 2' },
    { at: 'maen', says: 'unknown key "maen" in results.itch-all.arms.drug', todo: 'did you mean "mean"?' },
    { at: 'plaecbo', says: 'there is no arm "plaecbo"', todo: 'did you mean "placebo"?' },
  ),
  {
    ...data('a warning, with --strict', [['{ mean: -5.50 }', '{ mean: -5.70 }']], {
      at: '-2.4',
      says: 'Drug 50 mg: the reported difference −2.4 does not match the arm means, −5.70 and −3.1 (−2.60)',
      todo: 'check both; if the estimate is adjusted, say so: “adjusted: true”, or for what. Compared by the value of the one arm less that of the other, within what was rounded',
    }),
    args: [...build, '--strict'],
  },
];

/** Content that no page or slide can hold, or no font. The place is that of the block in the template. */
const shorten =
  '  → shorten it, set "page: false" on results that can wait for the deck, or give blocks a drop="…" in brief.hbs';
const content: Bad[] = [
  {
    name: 'a bottom line of 900 words',
    files: { [dataset]: small.replace(/^bottom_line: .*/m, `bottom_line: ${'word '.repeat(900)}`) },
    lines: [
      'templates/brief.hbs:{<card tone="bar"}:*  error: the page is too long by * lines; its longest block is <card> “Bottom line”',
      shorten,
    ],
  },
  {
    name: 'a takeaway of 900 words',
    files: { [dataset]: small.replace('takeaways:\n', (key) => `${key}  - ${'word '.repeat(900)}\n`) },
    lines: [
      // The page keeps another takeaway; in the deck each has its place.
      `${dataset}:{- word}:*  error: an item of this list is * points (* lines) too long for a slide, even at the smallest size`,
    ],
  },
  {
    name: 'a title of 80 words',
    files: { [dataset]: small.replace(/^question: .*/m, `question: ${'word '.repeat(80)}`) },
    lines: [
      `${dataset}:{question:}:*  error: the title of this slide is * lines too long: it has room for 2 of 24 points`,
      '  → say it in fewer words',
    ],
  },
  {
    name: 'a character that no font has',
    files: { [dataset]: changed(small, ['headline: The', 'headline: 🧬 The']) },
    lines: [
      '*  error: no font has the character “🧬” (U+1F9EC), in “🧬 The drug was”',
      '  → write it in letters, or with another character',
    ],
  },
];

const scripts: Bad[] = [
  {
    name: 'a name in a script that no font has, told once for page and deck',
    files: { [dataset]: changed(small, ['headline: The', 'headline: 東京都の新薬研究 The']) },
    problems: [
      {
        at: '東京',
        says: 'no font has the characters “東” (U+6771), “京” (U+4EAC), “都” (U+90FD), “の” (U+306E), “新” (U+65B0) and others, in “東京都の新薬研究 The dr”',
        todo: 'the letters of this script cannot be printed: write the words in Latin letters',
      },
    ],
  },
];

export const badData: Bad[] = [...syntax, ...shape, ...names, ...figures, ...content, ...scripts];
