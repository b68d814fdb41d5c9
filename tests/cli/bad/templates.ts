/** Templates that cannot be rendered. */
import { readFileSync } from 'node:fs';
import { build, type Bad, type Told } from './case.js';

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
  template('an unknown attribute', 'brief.hbs', [['<card tone="accent"', '<card tonne="accent"']], {
    at: '<card tonne',
    says: '<card> has no attribute "tonne"',
    todo: 'did you mean "tone"?',
  }),
  template('an unknown word in an attribute', 'brief.hbs', [['tone="accent"', 'tone="acent"']], {
    at: '<card tone="acent"',
    says: '<card tone="acent">: expected plain or accent or caution or line',
    todo: 'did you mean "accent"?',
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
    todo: 'in <brief> there may be: h1, h2, h3, p, ul, ol, table, columns, card, chart, flow, qr',
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
  {
    ...template('braces that are not closed', 'brief.hbs', [['{{data.headline}}', '{{data.headline}']]),
    problems: undefined,
    lines: [
      `${folder}/brief.hbs:{<h1>}:*  error: this is not a template: *`,
      '  → check the braces, and that each {{#…}} has its {{/…}}',
    ],
  },
  {
    ...template('a block that is not closed', 'brief.hbs', [
      ['{{#if data.takeaways}}', '{{#if data.takeaways}}{{#if chart}}'],
    ]),
    problems: undefined,
    lines: [
      `${folder}/brief.hbs:*  error: this is not a template: *`,
      '  → check the braces, and that each {{#…}} has its {{/…}}',
    ],
  },
];
