/** A deck or page that anybody made, against a dataset: what is silent, what is told, and the exit codes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AuditFinding } from '../../src/audit/audit.js';
import { audit } from '../../src/cli/audit.js';
import { generate } from '../../src/index.js';
import { commandsHere, told } from '../cli/console.js';
import { newPresentation } from '../../src/pptx/pptxgenjs.js';

const { written } = commandsHere();
const trial = 'tests/fixtures/dazukibart.yaml';

/** What is told of an HTML page with these words. */
async function toldOf(words: string, data = trial): Promise<{ code: number; findings: AuditFinding[] }> {
  const code = await audit(written('page.html', `<html><body>${words}</body></html>`), { data, json: true });
  return { code, findings: (JSON.parse(told.printed) as { findings: AuditFinding[] }).findings };
}
const ofKind = (findings: AuditFinding[], kind: string) =>
  findings.filter((one) => one.kind === kind).map(({ number }) => number);

const primary =
  '<p>At week 12 CDASI-A fell by 19.2 points with 600 mg, by 16.6 points with 150 mg and by 2.9 points with placebo.</p>' +
  '<p>The difference from placebo was −16.3 (−20.4 to −12.1) with 600 mg and −13.7 (−18.3 to −9.0) with 150 mg.</p>';

describe('our own documents', () => {
  test.each(readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml')))('%s: silent', async (name) => {
    const data = join('tests/fixtures', name);
    const { outputs } = await generate({ file: data, text: readFileSync(data, 'utf8') });
    for (const { name: output, bytes } of outputs) {
      told.printed = '';
      expect(await audit(written(output, bytes), { data })).toBe(0);
      expect(told.printed).toMatch(/^\S+ says nothing that \S+ does not\.\n$/);
    }
  });
});

describe('a page by hand', () => {
  test('is silent where it tells the values in its own words', async () => {
    expect(await toldOf(primary)).toEqual({ code: 0, findings: [] });
  });

  test('a number that is in no value', async () => {
    const { code, findings } = await toldOf(`${primary}<p>Of those given placebo, 47% had an adverse event.</p>`);
    expect(code).toBe(1);
    expect(ofKind(findings, 'not in the data')).toEqual(['47%']);
  });

  test('values that stand with the other arm', async () => {
    const { findings } = await toldOf(primary.replace('19.2 points with 600 mg', '19.2 points with placebo'));
    expect(findings).toMatchObject([{ kind: 'told wrongly', number: '19.2' }]);
    expect(findings[0]!.why).toContain('stands with “placebo”');
  });

  test('a minus that was lost, and one that was added', async () => {
    const lost = await toldOf(`${primary}<p>The mean change was 2.9 with placebo.</p>`);
    expect(ofKind(lost.findings, 'told wrongly')).toEqual(['2.9']);
    told.printed = '';
    const added = await toldOf(`${primary}<p>−75 people were randomised.</p>`);
    expect(ofKind(added.findings, 'told wrongly')).toEqual(['−75']);
  });

  test('figures of the primary result that are missing, and a rounded one that is no fault', async () => {
    const { code, findings } = await toldOf(primary.replace('−16.3 (−20.4 to −12.1)', '−16 (−20.4 to …)'));
    expect(ofKind(findings, 'missing')).toEqual(['−12.1']);
    expect(ofKind(findings, 'rounded')).toEqual(['−16']);
    expect(code).toBe(1);
  });

  test('pictures are told to be unread; addresses, times and ticks of an axis are no results', async () => {
    await audit(written('page.html', `${primary}<img src="a.png">`), { data: trial });
    expect(told.printed).toContain('Not read: there is a picture in it.');
    told.printed = '';
    const { findings } = await toldOf(
      `${primary}<p>See https://example.org/77 and doi:10.1000/99.98, 9:41</p><p>−30 −20 −10 0</p>`,
    );
    expect(findings).toEqual([]);
  });
});

describe('a deck by hand', () => {
  const head = ['Change at week 12', '600 mg (n = 37)', '150 mg', 'Placebo'];
  const right = ['CDASI-A, points', '−19.2', '−16.6', '−2.9'];

  /** A deck as a colleague makes it: a text, a table, a chart and notes. */
  async function deck({ row = right, values = [-19.2, -16.6, -2.9], notes = 'Slowly.' }, picture = false) {
    const pptx = newPresentation();
    pptx.defineSlideMaster({ title: 'Plain' });
    const slide = pptx.addSlide({ masterName: 'Plain' });
    slide.addText('The difference from placebo was −16.3 (−20.4 to −12.1) and −13.7 (−18.3 to −9.0).', { x: 1, y: 0 });
    const cells = [head, row].map((line) => line.map((text) => ({ text })));
    slide.addTable(cells, { x: 1, y: 1, w: 8 });
    slide.addChart('bar', [{ name: 'Change in CDASI-A', labels: ['600 mg', '150 mg', 'Placebo'], values }], {
      x: 1,
      y: 2,
    });
    slide.addNotes(notes);
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    if (picture) pptx.addSlide({ masterName: 'Plain' }).addImage({ data: `image/png;base64,${dot}`, x: 1, y: 1 });
    const bytes = (await pptx.write({ outputType: 'uint8array' })) as Uint8Array;
    const code = await audit(written('colleague.pptx', bytes), { data: trial, json: true });
    return { code, ...(JSON.parse(told.printed) as { findings: AuditFinding[]; unread: string[] }) };
  }

  test('is silent where it is right', async () => {
    expect(await deck({})).toMatchObject({ code: 0, findings: [], unread: [] });
  });

  test('cells of two arms that were swapped, by the heads of their columns', async () => {
    const { code, findings } = await deck({ row: ['CDASI-A, points', '−2.9', '−16.6', '−19.2'] });
    expect(code).toBe(1);
    expect(findings.map(({ kind, number, place }) => [kind, number, place])).toEqual([
      ['told wrongly', '−2.9', 'slide 1, table'],
      ['told wrongly', '−19.2', 'slide 1, table'],
    ]);
  });

  test('a digit that slipped in a chart, and a number in the notes', async () => {
    const { findings } = await deck({ values: [-19.2, -16.6, -29], notes: 'In 1234 people.' });
    expect(findings).toMatchObject([
      { kind: 'not in the data', number: '−29', place: 'slide 1, chart', around: 'Change in CDASI-A; Placebo: ‹−29›' },
      { kind: 'not in the data', number: '1234', place: 'slide 1, notes' },
    ]);
  });

  test('a picture is told to be unread, with its slide', async () => {
    expect((await deck({}, true)).unread).toEqual(['slide 2 has a picture']);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['deck.pptx', 'no zip', 'this is no PowerPoint deck that can be read'],
    ['page.docx', 'words', 'this is no deck and no page'],
    ['page.pdf', 'words', 'this PDF cannot be read'],
  ])('%s', async (name, content, message) => {
    expect(await audit(written(name, content), { data: trial })).toBe(1);
    expect(told.complained).toContain(message);
  });
});
