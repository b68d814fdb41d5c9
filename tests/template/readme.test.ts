/**
 * templates/README.md tells every tag, attribute, value, helper, partial and
 * name, and each of its examples works.
 *
 * An example is a fenced block marked `hbs`. One that begins with `<brief` or
 * `<deck` is a whole template; one that begins with `<slide` stands in a deck;
 * one marked `hbs partials/name.hbs` is that partial; any other is blocks, and
 * must do on the page as well as on a slide.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/load.js';
import { datasetSchema } from '../../src/dataset/schema.js';
import { buildBrief, buildDeck } from '../../src/document/build.js';
import { parseMarkup } from '../../src/document/markup.js';
import { ruleOf, tags } from '../../src/document/vocabulary.js';
import { layoutDeck } from '../../src/layout/deck/deck.js';
import { layoutPage } from '../../src/layout/page/page.js';
import { readTemplates } from '../../src/template/files.js';
import { helperNames } from '../../src/template/helpers.js';
import { compileTemplates, type Templates } from '../../src/template/render.js';
import { viewOf } from '../../src/template/view/view.js';

const readme = readFileSync('templates/README.md', 'utf8');
const trial = 'tests/fixtures/dazukibart.yaml';
const view = viewOf(loadDataset(trial, readFileSync(trial, 'utf8')));
const own = readTemplates('templates', 'templates');

const prose = readme.replace(/^ *```[^]*?^ *```$/gm, '');
/** Everything in code style outside the examples. */
const told = new Set([...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!));

interface Section {
  heading: string;
  text: string;
}

const sections: Section[] = prose.split(/^(?=#{1,4} )/m).map((text) => {
  const end = text.indexOf('\n');
  return { heading: text.slice(0, end), text: text.slice(end) };
});
const sectionOf = (code: string) => sections.find(({ heading }) => heading.includes(`\`${code}\``));

describe('the vocabulary', () => {
  it.each(tags)('<%s> has a section that tells its attributes and their values', (tag) => {
    const section = sectionOf(`<${tag}>`);
    expect(section, `a heading with \`<${tag}>\``).toBeDefined();
    for (const [attribute, values] of Object.entries(ruleOf(tag)!.attributes)) {
      if (attribute === 'drop') continue;
      expect(section!.text).toContain(`| \`${attribute}\``);
      for (const value of typeof values === 'string' ? [] : values) expect(section!.text).toContain(`\`${value}\``);
    }
  });

  it('tells `drop` once for all blocks', () => expect(sectionOf('drop')).toBeDefined());

  it('tells no tag and no attribute that there is not', () => {
    for (const { heading, text } of sections) {
      const named = [...heading.matchAll(/`<(\w+)>`/g)].map((match) => match[1]!);
      if (named.length === 0) continue;
      expect(tags).toEqual(expect.arrayContaining(named));
      const table = text.split('\n\n').find((part) => /^\s*\| Attribute/.test(part)) ?? '';
      const known = named.flatMap((tag) => Object.keys(ruleOf(tag)!.attributes));
      for (const [, attribute] of table.matchAll(/^\| `([^`]+)`/gm)) expect(known).toContain(attribute);
    }
  });
});

it.each(helperNames)('tells the helper %s, and shows it', (helper) => {
  expect(told).toContain(helper);
  expect(readme).toMatch(new RegExp(`(\\{\\{#?|\\()${helper} `));
});

it('tells no helper that there is not', () => {
  const { text } = sections.find(({ heading }) => heading === '## Helpers')!;
  const named = [...text.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]);
  expect(named.sort()).toEqual([...helperNames].sort());
});

it('tells every partial and no other', () => {
  const { text } = sections.find(({ heading }) => heading === '## Partials')!;
  const named = [...text.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]);
  expect(named.sort()).toEqual(Object.keys(own.partials).sort());
});

it.each(Object.keys(view))('tells the name %s', (name) => {
  expect(sectionOf(name), `a heading with \`${name}\``).toBeDefined();
});

it.each(Object.keys(datasetSchema.shape))('tells data.%s', (key) => expect(told).toContain(`data.${key}`));

it('tells the names inside each name: with dots to it, and those of items alone', () => {
  const missing = (node: unknown, path: string): string[] => {
    if (Array.isArray(node)) return missing(node[0], '');
    if (node === null || typeof node !== 'object') return [];
    return Object.entries(node).flatMap(([key, value]) => {
      const whole = path === '' ? key : `${path}.${key}`;
      return [...(told.has(whole) || told.has(key) ? [] : [whole]), ...missing(value, whole)];
    });
  };
  const { data, ...rest } = view;
  expect(data).toBeDefined();
  expect(Object.entries(rest).flatMap(([name, node]) => missing(node, name))).toEqual([]);
});

// ── Examples ────────────────────────────────────────────────────────────────

interface Example {
  name: string;
  /** `partials/name.hbs`, or empty. */
  file: string;
  text: string;
}

const examples: Example[] = [...readme.matchAll(/^```hbs *(.*)\n([^]*?)^```$/gm)].map((match) => {
  const line = readme.slice(0, match.index).split('\n').length;
  return { name: `line ${line}`, file: match[1]!, text: match[2]! };
});

function templatesWith(page: 'brief' | 'deck', text: string): Templates {
  const partials: Templates['partials'] = { ...own.partials };
  for (const { file, text } of examples) {
    if (file !== '') partials[file.replace(/^partials\/(.*)\.hbs$/, '$1')] = { file, text };
  }
  return { pages: { ...own.pages, [page]: { file: `${page}.hbs`, text } }, partials };
}

function makeBrief(text: string): void {
  const xml = compileTemplates(templatesWith('brief', text))('brief', view);
  expect(layoutPage(buildBrief(parseMarkup(xml, 'brief.hbs')), 'a4').dropped).toEqual([]);
}

function makeDeck(text: string): void {
  const xml = compileTemplates(templatesWith('deck', text))('deck', view);
  const properties = { title: '', authors: '', subject: '', keywords: '', language: 'en', date: '2026-01-01' };
  const layout = layoutDeck(buildDeck(parseMarkup(xml, 'deck.hbs')), { ...properties, shortCitation: 'Doe 2026' });
  expect(layout.slides.length).toBeGreaterThan(0);
}

it('has examples', () => expect(examples.length).toBeGreaterThan(30));

it.each(examples.filter(({ file }) => file === ''))('the example at $name works', ({ text }) => {
  if (text.startsWith('<brief')) makeBrief(text);
  else if (text.startsWith('<deck')) makeDeck(text);
  else if (text.startsWith('<slide')) makeDeck(`<deck>${text}</deck>`);
  else {
    makeBrief(`<brief>${text}</brief>`);
    makeDeck(`<deck><slide><h1>Example</h1>${text}</slide></deck>`);
  }
});

it('every example in a table works', () => {
  const calls = [...told].filter((code) => code.startsWith('{{>') && code !== '{{> name}}');
  expect(calls.length).toBeGreaterThan(4);
  for (const call of calls) {
    const inFlow = call.includes('> step') ? `<flow>${call}</flow>` : call;
    const inList = call.includes('> marked') ? `{{#each safety}}<p>${call}</p>{{/each}}` : inFlow;
    makeBrief(`<brief>${inList}</brief>`);
  }
});

it('shows the message that the tool gives', () => {
  const [message, hint] = ['there is no "headlin" here', 'did you mean "headline"?'];
  expect(readme).toContain(message);
  expect(readme).toContain(hint);
  expect(() => makeBrief('<brief>\n<h1>{{data.headlin}}</h1></brief>')).toThrow(`${message} — ${hint}`);
});
