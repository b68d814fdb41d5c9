/** Templates that cannot be rendered. */
import { readFileSync } from 'node:fs';
import { small } from '../../outputs/dataset.js';
import { build, dataset, type Bad, type Told } from './case.js';

const folder = 'mine';

/** The tool's own template with some passages put for others. */
export function template(
  name: string,
  file: string,
  changes: [from: string, to: string][],
  ...problems: Omit<Told, 'file'>[]
): Bad {
  const path = `${folder}/${file}`;
  const text = changes.reduce(
    (before, [from, to]) => {
      if (!before.includes(from)) throw new Error(`templates/${file} has no “${from}”`);
      return before.replace(from, () => to);
    },
    readFileSync(`templates/${file}`, 'utf8'),
  );
  return {
    name,
    files: { [path]: text },
    args: [...build, '--template', folder],
    problems: problems.map((problem) => ({ ...problem, file: path })),
  };
}

export const own = (name: string, text: string, ...problems: Omit<Told, 'file'>[]): Bad => ({
  name,
  files: { [`${folder}/brief.hbs`]: text },
  args: [...build, '--template', folder],
  problems: problems.map((problem) => ({ ...problem, file: `${folder}/brief.hbs` })),
});

const h1 = '<h1>{{data.headline}}</h1>';

export const badTemplates: Bad[] = [
  template(
    'an unknown tag',
    'brief.hbs',
    [[h1, '<h9>x</h9>']],
    { at: '<h9>', says: 'unknown tag <h9>', todo: 'did you mean "h1"?' },
    { at: '</h9>', says: 'unknown tag <h9>', todo: 'did you mean "h1"?' },
  ),
  template('an unknown attribute', 'brief.hbs', [['<card tone="bar"', '<card tonne="bar"']], {
    at: '<card tonne',
    says: '<card> has no attribute "tonne"',
    todo: 'did you mean "tone"?',
  }),
  template('an unknown word in an attribute', 'brief.hbs', [['tone="bar"', 'tone="barr"']], {
    at: '<card tone="barr"',
    says: '<card tone="barr">: expected plain or accent or caution or line or bar or shown or open or harms',
    todo: 'did you mean "bar"?',
  }),
  template('an unknown helper', 'brief.hbs', [['{{data.headline}}', '{{uper data.headline}}']], {
    at: '{{uper',
    says: 'there is no helper "uper"',
    todo: 'did you mean "upper"?',
  }),
  template('an unknown partial', 'brief.hbs', [['{{> foot}}', '{{> feet}}']], {
    at: '{{> feet}}',
    says: 'there is no partial "feet"',
    todo: 'did you mean "foot"?',
  }),
  template('an unknown name', 'brief.hbs', [['{{data.headline}}', '{{data.citaton.title}}']], {
    at: 'data.citaton',
    says: 'there is no "citaton" here',
    todo: 'did you mean "citation"?',
  }),
  template('an unknown name in a partial', 'partials/foot.hbs', [['{{letter}}', '{{lettre}}']], {
    at: 'lettre',
    says: 'there is no "lettre" here',
    todo: 'did you mean "letter"?',
  }),
  template('three braces', 'brief.hbs', [['{{data.headline}}', '{{{data.headline}}}']], {
    at: '{{{',
    says: 'three braces would let a value become markup',
    todo: 'use two braces',
  }),
  template('an ampersand before a name', 'brief.hbs', [['{{data.headline}}', '{{& data.headline}}']], {
    at: '{{&',
    says: 'three braces would let a value become markup',
    todo: 'use two braces',
  }),
  template('text outside a paragraph', 'brief.hbs', [[h1, 'Hello.']], {
    at: '<brief>',
    says: 'text stands directly in <brief>: “Hello.”',
    todo: 'put it in a <p>',
  }),
  template('a tag in the wrong place', 'brief.hbs', [[h1, '<h1>x</h1><li>y</li>']], {
    at: '<li>y',
    says: '<li> cannot stand in <brief>',
    todo: 'in <brief> there may be: h1, h2, h3, p, ul, ol, table, terms, columns, card, chart, flow, qr',
  }),
  own(
    'unknown names in every kind of block',
    '<brief><h1>x</h1>\n{{#if tabels.page}}x{{/if}}\n{{#with data.citation}}<p>{{titel}}</p>{{/with}}\n<p>{{#each data.arms}}{{nme}}{{/each}}</p></brief>',
    { at: 'tabels', says: 'there is no "tabels" here', todo: 'did you mean "tables"?' },
    { at: 'titel', says: 'there is no "titel" here', todo: 'did you mean "title"?' },
    { at: 'nme', says: 'there is no "nme" here', todo: 'did you mean "name"?' },
  ),
  own('a page that is not a page', '<p>x</p>', {
    at: '<p>',
    says: 'the template begins with <p>, expected <brief>',
    todo: 'put everything in one <brief>',
  }),
  own('a tag that is not closed', '<brief><h1>x</h1>\n<card label="x"><p>y</p>\n</brief>', {
    at: '<card',
    says: '<card> is not closed',
    todo: 'write </card> where it ends',
  }),
  own('the last tag not closed', '<brief><h1>x</h1>', {
    at: '<brief>',
    says: '<brief> is not closed',
    todo: 'write </brief> where it ends',
  }),
  own('an end of a tag without its beginning', '<brief><h1>x</h1></card></brief>', {
    at: '<brief>',
    says: '</card> closes nothing',
    todo: 'delete it, or write <card> where it begins',
  }),
  own('a bare ampersand', '<brief><h1>x</h1><p>this & that</p></brief>', {
    at: '<p>',
    says: 'a bare & stands in the words here',
    todo: 'write &amp; for it',
  }),
  own('a bare less-than sign', '<brief><h1>x</h1><p>p < alpha</p></brief>', {
    at: '<p>',
    says: 'a bare < stands in the words here',
    todo: 'write &lt; for it',
  }),
  own('a value without quotation marks', '<brief><h1>x</h1><p role=note>y</p></brief>', {
    at: '<brief>',
    says: 'a value stands without quotation marks',
    todo: 'write it as in role="note"',
  }),
  own('two tags for the whole', '<brief><h1>x</h1></brief><brief><h1>y</h1></brief>', {
    at: '<brief>',
    says: 'something stands outside of the one tag that holds everything',
    todo: 'put it between <brief> and </brief>, or <deck> and </deck>',
  }),
  own(
    'a tag of HTML',
    '<brief><h1>x <b>y</b></h1></brief>',
    { at: '<b>', says: 'unknown tag <b>', todo: 'did you mean "strong"?' },
    { at: '</b>', says: 'unknown tag <b>', todo: 'did you mean "strong"?' },
  ),
  own('a template saved as UTF-16', '\uFFFD\uFFFD<\0b\0r\0', {
    says: 'this is no plain text in UTF-8',
    todo: 'save it anew in a text editor, with the encoding UTF-8',
  }),
  template('braces that are not closed', 'brief.hbs', [['{{data.headline}}', '{{data.headline}']], {
    at: '{{data.headline}',
    says: 'the braces of “{{data.headline}</h1>” are not closed',
    todo: 'write }} where the name ends',
  }),
  template('braces with nothing that can be read', 'brief.hbs', [['{{data.headline}}', '{{data.#headline}}']], {
    at: '{{data.#headline}}',
    says: '{{data.#headline}} cannot be read',
    todo: 'between the braces stands a name, such as {{data.headline}}, or a helper and what it takes',
  }),
  template(
    'a block that is not closed',
    'brief.hbs',
    [['{{#if data.takeaways}}', '{{#if data.takeaways}}{{#if chart.alt}}']],
    {
      at: '{{#if data.takeaways}}',
      says: '{{#if data.takeaways}} is not closed up to the end of the file',
      todo: 'write {{/if}} where it ends',
    },
  ),
  own('a block that another closes', '<brief>{{#each data.why}}<p>x</p>{{/if}}</brief>', {
    at: '{{#each',
    says: '{{#each data.why}} is not closed before {{/if}}',
    todo: 'write {{/each}} where it ends',
  }),
  own('an end without a beginning', '<brief><h1>x</h1>{{! {{#if x}} }}\n{{/if}}</brief>', {
    at: '{{/if}}',
    says: '{{/if}} closes nothing',
    todo: 'delete it, or write {{#if …}} where it begins',
  }),
  own('an else in no block', '<brief><h1>x</h1>{{else}}</brief>', {
    at: '{{else}}',
    says: '{{else}} stands in no block',
    todo: 'put it between {{#if …}} and {{/if}}',
  }),
  own('a second else', '<brief>{{#if chart}}{{else if flow}}{{else}}\n{{ else }}{{/if}}</brief>', {
    at: '{{ else }}',
    says: '{{ else }} stands twice in {{#if chart}}',
    todo: 'delete one of them, or write {{else if …}}',
  }),
];

const unread = 'nothing is made from this; looked for are brief.hbs, deck.hbs, visual.hbs and a folder partials';
const inFolder = (name: string, files: Record<string, string>, ...problems: Told[]): Bad => ({
  name,
  files: { [dataset]: small, ...files },
  args: [...build, '--template', folder, '--strict'],
  problems,
});
const brief = readFileSync('templates/brief.hbs', 'utf8');

/** Folders of templates of which something has no effect; beside a template that has, it is a warning. */
export const badFolders: Bad[] = [
  inFolder(
    'a misspelt template as the only one',
    { 'mine/breif.hbs': brief },
    { file: 'mine/breif.hbs', says: unread, todo: 'did you mean "brief.hbs"?' },
  ),
  inFolder(
    'the endings that other programs give',
    { 'mine/brief.hbs.txt': brief, 'mine/Deck.hbs': '', 'mine/notes.txt': '' },
    { file: 'mine/Deck.hbs', says: unread, todo: 'did you mean "deck.hbs"?' },
    { file: 'mine/brief.hbs.txt', says: unread, todo: 'did you mean "brief.hbs"?' },
  ),
  inFolder(
    'a partial beside the pages, and a folder of partials by another name',
    { 'mine/chart.hbs': '', 'mine/partial/chart.hbs': '' },
    { file: 'mine/chart.hbs', says: unread, todo: 'move it into the folder partials' },
    { file: 'mine/partial/', says: unread, todo: 'did you mean "partials/"?' },
  ),
  inFolder(
    'a misspelt partial beside a template',
    { 'mine/brief.hbs': brief, 'mine/page.hbs': '', 'mine/partials/chrat.hbs': '' },
    { file: 'mine/page.hbs', says: unread, todo: 'there is: brief.hbs, deck.hbs, visual.hbs' },
    {
      file: 'mine/partials/chrat.hbs',
      says: 'no template uses a partial of this name',
      todo: 'did you mean "chart"?',
    },
  ),
  inFolder(
    'a folder with something else',
    { 'mine/slides.pptx': '', 'mine/.hidden': '' },
    {
      file: folder,
      says: 'this folder has no template: neither brief.hbs nor deck.hbs nor a folder partials with any',
      todo: 'it holds slides.pptx; copy brief.hbs or deck.hbs from the folder templates into it',
    },
  ),
  inFolder(
    'an empty folder of partials',
    { 'mine/partials/.keep': '' },
    {
      file: folder,
      says: 'this folder has no template: neither brief.hbs nor deck.hbs nor a folder partials with any',
      todo: 'it holds partials/; copy brief.hbs or deck.hbs from the folder templates into it',
    },
  ),
];
