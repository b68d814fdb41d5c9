/**
 * Papers that tell a dataset as journals do: an abstract with sentences of several kinds, tables, a list of references
 * with numbers of other trials, affiliations and running heads. As text, as JATS XML, and as a PDF of several pages.
 */
import PDFDocument from 'pdfkit';
import { isQuantity } from '../../src/dataset/quantity.js';
import type { Arm, Comparison, Dataset, Result } from '../../src/dataset/schema.js';

export const formats = ['txt', 'xml', 'pdf'] as const;

/** A paper in parts, before it is set. */
interface Paper {
  title: string;
  abstract: string[];
  body: string[];
  tables: { caption: string; rows: string[][] }[];
  references: string[];
}

const shown = (value: unknown): string => (isQuantity(value) ? value.toString() : '');
const nameOf = ({ short, name }: Arm): string => short ?? name;

/** `style` picks among ways to say the same. */
export function inventedPaper(dataset: Dataset, style: number): Paper {
  const { outcomes, results } = dataset;
  const outcomeOf = ({ outcome }: Result) => outcomes.find(({ id }) => id === outcome)!;
  const arms = dataset.arms.filter(({ external }) => !external);
  const named = (id: string) => nameOf(dataset.arms.find((arm) => arm.id === id)!);
  const sentences = results.flatMap((result) => {
    const { name, timepoint } = outcomeOf(result);
    const at = result.timepoint ?? timepoint;
    const told = Object.entries(result.arms).flatMap(([id, values]) =>
      typeof values === 'string' ? [] : [[named(id), mainOf(values)] as const].filter(([, value]) => value !== ''),
    );
    const values = inStyle(told, name, at, style);
    return [...(values ? [values] : []), ...result.comparisons.flatMap((one) => compared(one, name, named, style))];
  });
  return {
    title: 'A trial of one treatment against another',
    abstract: [`We report a randomised trial. ${sentences.slice(0, 6).join(' ')}`],
    body: [
      'The trial was done as its protocol says, with assessors who did not know the groups.',
      ...sentences
        .slice(6)
        .map((sentence) => `In the analysis as planned, ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`),
    ],
    tables: [resultsTable(dataset, arms), harmsTable(dataset, arms)].filter(({ rows }) => rows.length > 1),
    references: decoys(results),
  };
}

type Values = Exclude<Result['arms'][string], string>;

const mainOf = (values: Values): string =>
  shown(values.percent) ? `${shown(values.percent)}%` : shown(values.mean) || shown(values.median);

function inStyle(told: (readonly [string, string])[], name: string, at: string, style: number): string {
  if (told.length === 0) return '';
  const when = at === '' ? '' : ` at ${at}`;
  if (told.length === 2 && style % 3 === 0) {
    const [one, two] = told as [[string, string], [string, string]];
    const bare = one[1].endsWith('%') && two[1].endsWith('%') ? one[1].slice(0, -1) : one[1];
    return `${name}${when} was more favourable with ${one[0]} than with ${two[0]} (${bare} vs. ${two[1]}).`;
  }
  const each = told.map(([arm, value]) => (style % 2 === 0 ? `${value} with ${arm}` : `${arm}: ${value}`));
  return `${name}${when}: ${each.join('; ')}.`;
}

function compared(comparison: Comparison, name: string, named: (id: string) => string, style: number): string[] {
  const { arm, versus, measure, label, estimate, ci, p } = comparison;
  if (!shown(estimate)) return [];
  const dash = style % 2 === 0 ? 'to' : 'and';
  const limits =
    ci && typeof ci === 'object' && 'low' in ci && shown(ci.low) && shown(ci.high)
      ? `${shown(ci.low)} ${dash} ${shown(ci.high)}`
      : '';
  const tail = [limits && `95% CI ${limits}`, shown(p) && `P ${shown(p).replace(/^(?=\d)/, '= ')}`].filter(Boolean);
  const middle = style % 3 === 1 ? (text: string) => text.replace(/(\d)\.(\d)/g, '$1·$2') : (text: string) => text;
  return [
    `The ${label ?? measure} for ${name} between ${named(arm)} and ${named(versus)} was ${middle(shown(estimate))}${tail.length > 0 ? ` (${middle(tail.join('; '))})` : ''}.`,
  ];
}

const cellOf = ({ events, percent, mean, sd, median }: Values): string => {
  if (shown(events) && shown(percent)) return `${shown(events)} (${shown(percent)}%)`;
  if (shown(mean) && shown(sd)) return `${shown(mean)} (${shown(sd)})`;
  return shown(events) || (shown(percent) && `${shown(percent)}%`) || shown(mean) || shown(median);
};

function rowOf(label: string, values: Result['arms'], arms: Arm[]): string[] {
  return [label, ...arms.map(({ id }) => (typeof values[id] === 'object' ? cellOf(values[id]) : '') || '–')];
}

function resultsTable({ results, outcomes }: Dataset, arms: Arm[]): Paper['tables'][number] {
  const rows = results.map((result) =>
    rowOf(outcomes.find(({ id }) => id === result.outcome)!.name, result.arms, arms),
  );
  return { caption: 'Table 1. Outcomes by group', rows: [['Outcome', ...arms.map(nameOf)], ...rows] };
}

function harmsTable({ adverse_events: events }: Dataset, arms: Arm[]): Paper['tables'][number] {
  const rows = events.flatMap(({ name, arms: values }) =>
    Object.keys(values).length > 0 ? [rowOf(name, values, arms)] : [],
  );
  return { caption: 'Table 2. Adverse events by group', rows: [['Event', ...arms.map(nameOf)], ...rows] };
}

/** References whose titles have the numbers of this trial with another last digit. */
const decoys = (results: Dataset['results']): string[] =>
  results
    .flatMap(({ arms }) => Object.values(arms))
    .flatMap((values) => (typeof values === 'string' ? [] : [mainOf(values)].filter(Boolean).map(slipped)))
    .map(
      (value, index) =>
        `${index + 1}. Nobody A, Someone B. Another drug and ${value} of others: a trial. J Invent 2019; ${index + 10}: ${100 + index}–9.`,
    );

/** Another last digit. */
export const slipped = (number: string): string =>
  number.replace(/(\d)(?=\D*$)/, (digit) => String((Number(digit) + 3) % 10));

const running = 'Journal of Inventions 2026; 4: 11.3';

/** The bytes of the paper as a file of a format. */
export async function setPaper(paper: Paper, format: (typeof formats)[number]): Promise<Uint8Array> {
  if (format === 'pdf') return pdfOf(paper);
  return new TextEncoder().encode(format === 'xml' ? jatsOf(paper) : textOf(paper));
}

const textOf = ({ title, abstract, body, tables, references }: Paper): string =>
  [
    title,
    'Abstract',
    ...abstract,
    'Introduction',
    ...body,
    ...tables.flatMap(({ caption, rows }) => [
      caption,
      [rows[0]!, rows[0]!.map(() => '---'), ...rows.slice(1)].map((row) => `| ${row.join(' | ')} |`).join('\n'),
    ]),
    'References',
    ...references,
  ].join('\n\n');

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

function jatsOf({ title, abstract, body, tables, references }: Paper): string {
  const paragraphs = (texts: string[]) => texts.map((text) => `<p>${escaped(text)}</p>`).join('');
  const table = ({ caption, rows: [head, ...rows] }: Paper['tables'][number]) => {
    const row = (cells: string[], tag: string) =>
      `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
    return `<table-wrap><caption><p>${caption}</p></caption><table><thead>${row(head!, 'th')}</thead><tbody>${rows.map((one) => row(one, 'td')).join('')}</tbody></table></table-wrap>`;
  };
  return `<article><front><article-meta><title-group><article-title>${title}</article-title></title-group><aff>Room 11.3, Street 42</aff><abstract>${paragraphs(abstract)}</abstract></article-meta></front><body><sec>${paragraphs(body)}${tables.map(table).join('')}</sec></body><back><ref-list>${references.map((one) => `<ref><mixed-citation>${escaped(one)}</mixed-citation></ref>`).join('')}</ref-list></back></article>`;
}

/** With a running head on each page, tables set by columns, and the references on a page of their own. */
function pdfOf({ title, abstract, body, tables, references }: Paper): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 60 });
  document.on('pageAdded', () => document.fontSize(8).text(running).moveDown().fontSize(10));
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const plain = (text: string) => text.replaceAll('−', '-').replaceAll('≥', '>=').replaceAll('≤', '<='); // no glyphs in the standard fonts
  const say = (text: string, size = 10) => void document.fontSize(size).text(plain(text), { width: 470 }).moveDown(0.5);
  document.fontSize(8).text(running).moveDown();
  say(title, 16);
  say('Abstract', 12);
  abstract.forEach((text) => say(text));
  say('Introduction', 12);
  document.addPage();
  body.forEach((text) => say(text));
  for (const { caption, rows } of tables) {
    document.addPage();
    say(caption);
    for (const row of rows) {
      const { y } = document;
      const width = 320 / Math.max(1, row.length - 1);
      row.forEach((cell, index) =>
        document.text(plain(cell), 60 + (index === 0 ? 0 : 150 + (index - 1) * width), y, {
          width: index === 0 ? 145 : width - 12,
          lineBreak: false,
          ellipsis: true,
          height: 12,
        }),
      );
      document.x = 60;
      document.y = y + 16;
      if (document.y > 740) document.addPage();
    }
  }
  document.addPage();
  say('References', 12);
  references.forEach((text) => say(text));
  const done = new Promise<Uint8Array>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  document.end();
  return done;
}
