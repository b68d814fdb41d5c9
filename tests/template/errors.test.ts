/** What a template may not do, in every branch, and what it prints of what is absent. */
import { describe, expect, test } from 'vitest';
import { loadDataset } from '../../src/load.js';
import { bare } from '../../src/document/carried.js';
import type { Element } from '../../src/document/element.js';
import { parseMarkup } from '../../src/document/markup.js';
import { ContentError, type Problem } from '../../src/errors.js';
import { ownTemplates } from '../../src/package.js';
import { readTemplates } from '../../src/template/files.js';
import { compileTemplates, precompile } from '../../src/template/render.js';
import { viewOf } from '../../src/template/view/view.js';
import { changed, small } from '../outputs/dataset.js';

const templates = readTemplates(ownTemplates, ownTemplates);

function rendered(text: string, data = small, partials: Record<string, string> = {}): string {
  const own = Object.entries(partials).map(([name, partial]) => [name, { file: `${name}.hbs`, text: partial }]);
  const renderer = compileTemplates({
    pages: { ...templates.pages, brief: { file: 'brief.hbs', text } },
    partials: { ...templates.partials, ...(Object.fromEntries(own) as object) },
  });
  return renderer('brief', viewOf(loadDataset('trial.yaml', data)));
}

function problemsOf(work: () => unknown): Problem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
  return [];
}

test('a template that is wrong is not compiled with the tool, and the others are: it is told when it is read', () => {
  const whole = precompile(templates);
  const { brief, ...others } = templates.pages;
  for (const text of ['{{#if broken}}', '{{nothing broken}}']) {
    const left = precompile({ ...templates, pages: { ...others, brief: { ...brief, text: brief.text + text } } });
    expect(left).not.toContain(brief.file);
    expect(whole).toContain(brief.file);
    for (const { file } of Object.values(others)) expect(left).toContain(file);
  }
});

describe('a name that is not there', () => {
  test('is told of each trial that lacks it, and of no other, with the templates compiled once', () => {
    const text = '<brief>{{data.abbreviations.NR}}</brief>';
    const having = `${small}\nabbreviations: { NR: not reported }\n`;
    const told = [small, having, small].map((data) => problemsOf(() => rendered(text, data)).length);
    expect(told).toEqual([1, 0, 1]);
  });

  test.each([
    ['in text', '{{data.hedline}}', '1:3', 'hedline', 'did you mean "headline"?'],
    ['deep in a path', '{{data.citation.tilte}}', '1:3', 'tilte', 'did you mean "title"?'],
    ['of a helper’s argument', '{{upper data.hedline}}', '1:9', 'hedline', 'did you mean "headline"?'],
    ['in a condition', '{{#if tabels}}x{{/if}}', '1:7', 'tabels', 'did you mean "tables"?'],
    ['in its negation', '{{#unless tabels}}x{{/unless}}', '1:11', 'tabels', 'did you mean "tables"?'],
    ['in a subexpression', '{{#if (is kidn "x")}}x{{/if}}', '1:11', 'kidn', 'did you mean "kind"?'],
    ['in a row', '{{#each data.arms}}{{nmae}}{{/each}}', '1:22', 'nmae', 'did you mean "name"?'],
    [
      'of what a row is called',
      '{{#each data.arms as |arm|}}{{arm.nmae}}{{/each}}',
      '1:31',
      'nmae',
      'did you mean "name"?',
    ],
    ['above a row', '{{#each data.arms}}{{../kidn}}{{/each}}', '1:22', 'kidn', 'did you mean "kind"?'],
    ['for a list', '{{#each data.amrs}}x{{/each}}', '1:9', 'amrs', 'did you mean "arms"?'],
    ['for a partial', '{{> marked data.frist}}', '1:12', 'frist', expect.any(String)],
    ['on a later line', '\n\n  {{data.hedline}}', '3:5', 'hedline', 'did you mean "headline"?'],
    ['of every object', '{{data.constructor}}', '1:3', 'constructor', expect.any(String)],
    ['of every text', '{{data.headline.length}}', '1:3', 'length', expect.any(String)],
    ['of the prototype', '{{data.__proto__}}', '1:3', '__proto__', expect.any(String)],
  ])('%s', (_, text, place, name, hint: unknown) => {
    const [first, ...rest] = problemsOf(() => rendered(text));
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ severity: 'error', message: `there is no "${name}" here`, hint, file: 'brief.hbs' });
    expect(`${first!.line}:${first!.column}`).toBe(place);
  });

  test('is told once for many rows, and all of them at once', () => {
    const problems = problemsOf(() => rendered('{{#each data.arms}}{{nmae}}{{/each}}{{data.hedline}}'));
    expect(problems.map(({ message }) => message)).toEqual(['there is no "nmae" here', 'there is no "hedline" here']);
  });

  test('is told with the file of its partial', () => {
    const [problem] = problemsOf(() => rendered('{{> mine}}', small, { mine: '<p>\n{{data.hedline}}</p>' }));
    expect(problem).toMatchObject({ file: 'mine.hbs', line: 2, column: 3 });
  });
});

describe('what would let a value become structure', () => {
  test.each([
    ['{{{data.headline}}}', 'three braces would let a value become markup'],
    ['{{&data.headline}}', 'three braces would let a value become markup'],
    ['{{#if data.headline}}{{{kind}}}{{/if}}', 'three braces would let a value become markup'],
    ['{{lookup data "headline"}}', 'there is no helper "lookup"'],
    ['{{log "x"}}', 'there is no helper "log"'],
    ['{{#*inline "x"}}y{{/inline}}', 'decorators are not part of the vocabulary'],
    ['{{#each}}x{{/each}}', '"each" takes one value, and here it has 0'],
    ['{{#if data.headline data.id}}x{{/if}}', '"if" takes one value, and here it has 2'],
    ['{{upper}}', '"upper" takes one value, and here it has 0'],
    ['{{#if (is data.id)}}x{{/if}}', '"is" takes 2 values, and here it has 1'],
    ['<script>x</script>', 'unknown tag <script>'],
    ['{{#if false}}<blink>x</blink>{{/if}}', 'unknown tag <blink>'],
    ['<table title="t"><tr></tr></table>', 'this <tr> is empty'],
    ['<table title="t"><tr kind="head"/></table>', 'this <tr> is empty'],
    ['{{#if data.headline}}<ul>  </ul>{{/if}}', 'this <ul> is empty'],
  ])('%s is refused, also where it is not reached', (text, message) => {
    expect(problemsOf(() => rendered(text))[0]).toMatchObject({
      severity: 'error',
      message,
      file: 'brief.hbs',
      line: 1,
    });
  });

  test('is escaped in text and in attributes', () => {
    const data = changed(small, ['condition: Itch', `condition: '<p end="x">&amp;{{kind}}</p>'`]);
    const xml = rendered('<brief><p end="{{data.condition}}">{{data.condition}}</p></brief>', data);
    const p = parseMarkup(xml, 'brief.hbs').children[0] as Element;
    expect(p.attributes.end).toBe('<p end="x">&amp;{{kind}}</p>');
    expect(p.children.map((child) => bare(child as string))).toEqual(['<p end="x">&amp;{{kind}}</p>']);
  });
});

describe('what is absent', () => {
  const cells = (from: string, to: string) => {
    const { tables } = viewOf(loadDataset('trial.yaml', changed(small, [from, to])));
    return tables.page.groups.flatMap(({ rows }) => rows.map((row) => row.cells.map(({ text }) => bare(text))));
  };

  test('prints as NR, as a dash, or as the nought that it is', () => {
    const mean = '{ mean: -3.1 }';
    expect(cells(mean, 'not reported')[0]![1]).toBe('NR');
    expect(cells(mean, 'not applicable')[0]![1]).toBe('–');
    expect(cells(mean, '{ mean: 0 }')[0]![1]).toBe('0');
    expect(cells(mean, '{ mean: 0.0 }')[0]![1]).toBe('0.0');
  });

  test('is never a blank: an arm that is left out is not reported', () => {
    const all = cells('      placebo: { mean: -3.1 }\n', '');
    expect(all[0]!.slice(0, 2)).toEqual(['−5.50', 'NR']);
    expect(all.flat()).not.toContain('');
  });

  test('is left out where no arm could have had it, and only there', () => {
    const events = (drug: string, placebo: string) => {
      const text = changed(small, [
        '{ events: 23, percent: 50 }\n      placebo: not reported',
        `${drug}\n      placebo: ${placebo}`,
      ]);
      return viewOf(loadDataset('trial.yaml', text)).tables.safety?.groups.flatMap(({ rows }) => rows) ?? null;
    };
    expect(events('not applicable', 'not applicable')).toBeNull();
    expect(events('not applicable', 'not reported')).toHaveLength(1);
    expect(events('not reported', 'not reported')).toHaveLength(1);
  });

  test('can be asked for by a template, which prints nothing', () => {
    expect(rendered('{{#if data.citation.volume}}x{{else}}none{{/if}}')).toBe('none');
    expect(problemsOf(() => rendered('{{data.citation.volume.x}}'))[0]).toMatchObject({
      message: expect.stringContaining('"x"') as string,
    });
  });
});
