/** Messages that took care to get right: the place is where to mend, and the consequences of one fault are not told. */
import { changed, small } from '../../outputs/dataset.js';
import { build, data, dataset, type Bad } from './case.js';
import { own, template } from './templates.js';

const h1 = '<h1>{{data.headline}}</h1>';
const both = template('one problem in each template', 'brief.hbs', [[h1, '<h1>{{data.hedline}}</h1>']], {
  at: 'data.hedline',
  says: 'there is no "hedline" here',
  todo: 'did you mean "headline"?',
});
const inDeck = template('', 'deck.hbs', [['{{data.question}}', '{{data.qestion}}']], {
  at: 'data.qestion',
  says: 'there is no "qestion" here',
  todo: 'did you mean "question"?',
});

export const badMessages: Bad[] = [
  data('empty quotation marks for a text', [['condition: Itch', 'condition: ""']], {
    at: '""',
    says: 'condition: expected text, found nothing',
    todo: 'write a value, “not reported”, or delete the key',
  }),
  data('a group for a text', [['condition: Itch', 'condition: { name: x }']], {
    at: '{ name: x }',
    says: 'condition: expected text, found a group of keys',
    todo: 'text that holds ": " stands between quotation marks: "name: x"',
  }),
  {
    name: 'a list for the whole file',
    files: { [dataset]: '- id: x\n' },
    problems: [
      {
        at: '- id',
        says: 'expected a group of keys, found a list',
        todo: 'write its keys: $schema, id, draft, revised, verified, calculated_differences, style, language, …',
      },
    ],
  },
  {
    name: 'a character that no font has, at its place in the data',
    files: { [dataset]: changed(small, ['headline: The drug', 'headline: 🧬 The drug']) },
    lines: [`${dataset}:{headline: 🧬}:*  error: no font has the character “🧬” (U+1F9EC)*`],
  },
  { ...both, files: { ...both.files, ...inDeck.files }, problems: [...both.problems!, ...inDeck.problems!] },
  own('a computed partial', '<brief><h1>x</h1>{{> (upper "x")}}</brief>', {
    at: '{{> (',
    says: 'a partial is named, not computed',
    todo: 'write its name, such as {{> chart}}',
  }),
  own('a template with nothing in it', '', {
    says: 'the template is empty',
    todo: 'begin with a copy of brief.hbs or deck.hbs from the folder templates',
    at: '',
  }),
  {
    name: 'a folder of templates that is not there',
    args: [...build, '--template', 'nowhere'],
    problems: [
      {
        file: 'nowhere',
        says: 'there is no such file or folder',
        todo: 'check the spelling, and the folder you are in',
      },
    ],
  },
  {
    name: 'a file for a folder of templates',
    args: [...build, '--template', dataset],
    lines: [`${dataset}  error: *`],
  },
  {
    name: 'a folder in the place of a partial',
    files: { [dataset]: small, 'mine/partials/foot.hbs/x': '' },
    args: [...build, '--template', 'mine'],
    lines: ['mine/partials/foot.hbs  error: this is a folder, not a file'],
  },
  {
    name: 'a folder in the place of the deck',
    files: { 'other/small-brief.pdf': 'an older page', 'other/small-deck.pptx/x': '' },
    args: ['build', dataset, '--out', 'other'],
    lines: ['other/small-deck.pptx  error: *'],
  },
];
