/** One value changed in the text of a dataset changes that value, and no other line. */
import { readDataset } from '../../src/load.js';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applied, type Edit } from '../../src/dataset/edit/nodes.js';
import { changeRow, rowAt } from '../../src/dataset/edit/rows.js';
import { changeValue, placesOf, valueAt } from '../../src/dataset/edit/value.js';
import { generate } from '../../src/index.js';

const fixtures = readdirSync('tests/fixtures').filter((name) => name.endsWith('.yaml'));
const textOf = (name: string) => readFileSync(`tests/fixtures/${name}`, 'utf8');
const example = textOf('dazukibart.yaml');

/** Lines that are in one text and not in the other, at the same place counted from both ends. */
function changedLines(before: string, after: string): string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  while (a.length > 0 && b.length > 0 && a[0] === b[0]) [a, b].forEach((lines) => lines.shift());
  while (a.length > 0 && b.length > 0 && a.at(-1) === b.at(-1)) [a, b].forEach((lines) => lines.pop());
  return b;
}

const edited = (text: string, edit: Edit | null) => applied(text, edit!);

describe.each(fixtures)('%s', (name) => {
  test('each printed value is found where it is written, and changing it changes its line', async () => {
    const text = textOf(name);
    const { outputs } = await generate({ file: name, text, formats: ['svg'] });
    const svg = outputs.map(({ bytes }) => new TextDecoder().decode(bytes)).join('');
    const paths = [...new Set([...svg.matchAll(/data-path="([^"]*)"/g)].map(([, path]) => path!))];
    expect(paths.length).toBeGreaterThan(10);
    // Of rows that tell no comparison, those that are calculated stand nowhere.
    const places = placesOf(text, paths);
    const missing = paths.filter((path) => !places.some((place) => place.path === path));
    const told = (path: string) => placesOf(text, [path.replace(/(\.comparisons\.\d+)\..*/, '$1.estimate')]);
    expect(missing.filter((path) => !path.includes('.comparisons.') || told(path).length > 0)).toEqual([]);
    const every = Math.ceil(places.length / (process.env.TEST_ALL ? 200 : 8));
    const values = places.filter((_, index) => index % every === 0).map(({ path }) => valueAt(text, path)!);
    for (const { path, from, to } of values.filter(({ isProse }) => !isProse)) {
      const after = edited(text, changeValue(text, path, { value: '4321.5' }));
      expect(changedLines(text, after), path).toHaveLength(1);
      expect(valueAt(after, path)?.written, path).toBe('4321.5');
      expect(after.slice(0, from - 30), path).toBe(text.slice(0, from - 30));
      expect(text.slice(to).endsWith(after.slice(after.indexOf('4321.5') + 40).slice(-200))).toBe(true);
    }
  });
});

describe('a value', () => {
  test('tells what it is of, and its source', () => {
    const value = valueAt(example, 'results.0.comparisons.1.p')!;
    expect(value).toMatchObject({ written: '<0.0001', source: 'summary', at: '¶3' });
    const about = Object.fromEntries(value.about.map(({ name, words }) => [name, words]));
    expect(about).toMatchObject({
      Measure: 'mean difference',
      Comparison: 'Dazukibart 150 mg against Placebo',
      Unit: 'points',
    });
  });

  test('can be not reported, and be given again', () => {
    const path = 'results.0.arms.high.mean';
    const without = edited(example, changeValue(example, path, { value: 'not reported' }));
    expect(without).toContain('high: { mean: not reported }');
    expect(edited(without, changeValue(without, path, { value: '-19.2' }))).toBe(example);
    const given = edited(example, changeValue(example, 'results.1.arms.placebo.percent', { value: '12' }));
    expect(given).toContain('placebo: { percent: 12 }');
  });

  test('keeps its quotation marks, and gets some where it needs them', () => {
    const path = 'results.1.arms.dazukibart.percent';
    expect(edited(example, changeValue(example, path, { value: '>75' }))).toContain("dazukibart: { percent: '>75' }");
    expect(edited(example, changeValue(example, 'condition', { value: 'Lupus: of the skin' }))).toContain(
      'condition: "Lupus: of the skin"\n',
    );
    expect(changeValue(example, 'no.such.path', { value: '1' })).toBeNull();
  });

  test('gets a source of its own on its line', () => {
    const after = edited(example, changeValue(example, 'results.0.arms.high.mean', { source: 'healio' }));
    expect(changedLines(example, after)).toEqual(['      high: { mean: { value: -19.2, source: healio } }']);
    expect(valueAt(after, 'results.0.arms.high.mean')).toMatchObject({ written: '-19.2', source: 'healio' });
  });

  test('of several lines keeps those that stay, and their indentation', () => {
    const { written } = valueAt(example, 'takeaways.1')!;
    const after = edited(
      example,
      changeValue(example, 'takeaways.1', { value: written.replace('persisted', 'lasted') }),
    );
    expect(changedLines(example, after)).toHaveLength(1);
    expect(after).toContain('CDASI-A; improvement lasted up to 16 weeks\n');
  });
});

describe('a row', () => {
  test('is moved there and back, with its remarks', () => {
    for (const path of ['takeaways.1', 'adverse_events.1.arms', 'results.1', 'arms.1.n', 'outcomes.1']) {
      const moved = edited(example, changeRow(example, path, 'up'));
      expect(moved, path).not.toBe(example);
      expect(edited(moved, changeRow(moved, path.replace('1', '0'), 'down')), path).toBe(example);
    }
    expect(changeRow(example, 'takeaways.0', 'up')).toBeNull();
  });

  test('is written once more without its numbers and under an id of its own, so that the dataset stays right', () => {
    for (const path of ['arms.2', 'outcomes.1', 'populations.1', 'results.0', 'adverse_events.0', 'takeaways.0']) {
      const more = edited(example, changeRow(example, path, 'copy'));
      const added = changedLines(example, more).join('\n');
      expect(more.length, path).toBeGreaterThan(example.length);
      expect(() => readDataset('more.yaml', more), path).not.toThrow();
      if (/arms|results|events/.test(path)) expect(added, path).toMatch(/not reported/);
    }
    const arm = edited(example, changeRow(example, 'arms.2', 'copy'));
    expect(arm).toMatch(/id: placebo\n[^]*id: placebo-2\n/);
    expect(arm.match(/\b23\b/g)).toEqual(example.match(/\b23\b/g));
  });

  test('is written once more, and taken away', () => {
    const { count } = rowAt(example, 'takeaways.0')!;
    for (let index = 0; index < count; index += 1) {
      const more = edited(example, changeRow(example, `takeaways.${index}`, 'copy'));
      expect(rowAt(more, 'takeaways.0')!.count).toBe(count + 1);
      expect(edited(more, changeRow(more, `takeaways.${index + 1}`, 'remove'))).toBe(example);
    }
  });
});
