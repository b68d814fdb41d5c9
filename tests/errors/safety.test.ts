/** A stranger's dataset, template or sheet can make no harm. */
import { execFileSync } from 'node:child_process';
import { Socket } from 'node:net';
import { lstatSync, mkdirSync, readFileSync, readdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { build } from '../../src/cli/build.js';
import { ContentError } from '../../src/errors.js';
import { generate } from '../../src/index.js';
import { findDatasets } from '../../src/cli/find.js';
import { folderWith } from '../cli/run.js';
import { figure } from '../fuzz/examples.js';
import { changed, small } from '../outputs/dataset.js';

/** The problems that a build of a dataset with some templates ends in; none when it is built. */
async function refused(text: string, templates?: Record<string, string>): Promise<string[]> {
  const files = Object.entries(templates ?? {}).map(([name, content]) => [`mine/${name}`, content]);
  const folder = folderWith(Object.fromEntries(files) as Record<string, string>);
  try {
    await generate({ file: join(folder, 'trial.yaml'), text, template: templates && join(folder, 'mine') });
    return [];
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.problems.map(({ message }) => message);
  }
}

const template = (inner: string) => ({ 'brief.hbs': `<brief><h1>${inner}</h1></brief>` });

describe('no code runs from a template', () => {
  test.each([
    '{{constructor}}',
    '{{data.constructor.constructor}}',
    '{{data.__proto__}}',
    '{{lookup data "constructor"}}',
    '{{#with data as |d|}}{{d.constructor}}{{/with}}',
    '{{__lookupGetter__ "x"}}',
    '{{log "x"}}',
    '{{helperMissing}}',
    '{{blockHelperMissing}}',
    '{{{data.headline}}}',
    '{{@root.constructor}}',
    '{{> (lookup data "headline")}}',
    '{{> ../../../etc/passwd}}',
    '{{#*inline "foot"}}x{{/inline}}',
    '<script>x</script>',
  ])('%s', async (inner) => {
    expect((await refused(small, template(inner))).length).toBeGreaterThan(0);
  });

  test('an id in the data that is a word of the language is only a word', async () => {
    const ran = vi.fn();
    Object.assign(globalThis, { ran });
    const text = changed(small, ['condition: Itch', 'condition: "{{ran}} ${ran()} {{#each ran}}<h1>"']);
    expect(await refused(text)).toEqual([]);
    expect(ran).not.toHaveBeenCalled();
  });
});

describe('a dataset is refused', () => {
  const bomb = Array.from({ length: 9 }, (_, index) => `l${index + 1}: &l${index + 1} [${`*l${index}, `.repeat(9)}x]`);
  test.each<[string, string, RegExp]>([
    ['with aliases that multiply', `l0: &l0 [x]\n${bomb.join('\n')}\n${small}`, /by an alias/],
    ['with an alias of itself', `self: &self [*self]\n${small}`, /by an alias|Unresolved alias/],
    ['that is nested without end', `${small}why: ${'['.repeat(3000)}${']'.repeat(3000)}\n`, /nested more than 40/],
    ['of absurd size', `${small}# ${'x'.repeat(5_000_001)}`, /at most 5000000 are read/],
    ['with a key that is the prototype', `${small}__proto__: { polluted: yes }\n`, /unknown key "__proto__"/],
    [
      'with an arm that is the prototype',
      changed(small, ['drug: { mean: -5.50 }', 'drug: { mean: -5.50 }\n      __proto__: { mean: 1 }']),
      /unknown key "__proto__"/,
    ],
    [
      'with tags of code',
      changed(small, ['condition: Itch', 'condition: !!js/function "x"']),
      /no place in a dataset: the tag !!js/,
    ],
    [
      'with an id that is a path',
      changed(small, ['\nid: small\n', '\nid: ../../small\n']),
      /expected an id of small letters/,
    ],
    [
      'with an id that is absolute',
      changed(small, ['\nid: small\n', '\nid: /tmp/small\n']),
      /expected an id of small letters/,
    ],
    [
      'with a reference into the language',
      changed(small, ['condition: Itch', 'condition: Itch\nwhy: ["[[constructor.name]]"]']),
      /there is no "constructor"/,
    ],
    [
      'with a claim about the language',
      changed(small, [
        'condition: Itch',
        'condition: Itch\ntakeaway_message: { text: x, holds: [{ __proto__.x: reported }] }',
      ]),
      /there is no "__proto__"/,
    ],
  ])(
    '%s',
    async (_, text, message) => {
      expect((await refused(text)).join('\n')).toMatch(message);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
    20_000,
  );
});

describe('what leads back to itself is refused at its line', () => {
  const pools = (more: string, of: string) =>
    changed(
      small,
      ['    role: experimental\n', `    role: experimental\n    pools: [${of}]\n`],
      ['    role: comparator\n', `    role: comparator\n${more}`],
    );
  test.each<[string, string, RegExp]>([
    ['an arm that pools itself', pools('', 'drug'), /^"drug" is a part of itself: drug, which has drug$/],
    [
      'arms that pool one another',
      pools('    pools: [drug]\n', 'placebo'),
      /^"drug" is a part of itself: drug, which has placebo, which has drug$/,
    ],
    ['an arm that is named twice', pools('', 'placebo, placebo'), /^"placebo" is named twice$/],
    [
      'a population within itself',
      changed(small, ['    kind: analysis set\n', '    kind: analysis set\n    within: all\n']),
      /^"all" is a part of itself: all, which has all$/,
    ],
  ])('%s', async (_, text, message) => {
    const [first, ...others] = await refused(text);
    expect(first).toMatch(message);
    expect(others.length).toBeLessThan(2);
  });
});

test('a name of the language as a key of a free group is told, and not left out without a word', async () => {
  const inHolds = `${small}takeaway_message: { text: x, holds: [{ __proto__: reported }] }\n`;
  for (const text of [changed(small, ['    France: 7', '    __proto__: 7']), inHolds])
    expect(await refused(text)).toEqual(['unknown key "__proto__"']);
  expect(await refused(small, { ...template('{{> __proto__}}'), 'partials/__proto__.hbs': '<p>y</p>' })).toEqual([
    'no partial can have this name',
  ]);
});

test.skipIf(process.platform === 'win32')('a pipe into which nobody writes is waited for by nobody', async () => {
  const folder = folderWith({ 'trial.yaml': `${small}${figure}` });
  execFileSync('mkfifo', [join(folder, 'curve.png'), join(folder, 'other.yaml')]);
  const file = join(folder, 'trial.yaml');
  await expect(generate({ file, text: readFileSync(file, 'utf8') })).rejects.toThrow('"curve.png": this is no picture');
  const { files, problems } = findDatasets([folder]);
  expect(files).toEqual([file]);
  expect(problems.map(({ file: name, message }) => [name, message])).toEqual([
    [join(folder, 'other.yaml'), 'this is a pipe or a device, not a file'],
  ]);
});

describe('of what a trial may have many, there is a bound', () => {
  const rows = (count: number, row: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => row(index)).join('');
  const arms = rows(
    31,
    (index) => `  - { id: a${index}, name: A${index}, role: experimental, n: 1, source: article }\n`,
  );
  const result = (index: number) =>
    `  - { id: r${index}, outcome: itch, population: all, arms: { drug: { mean: 1 } }, source: article }\n`;
  const events = (index: number) =>
    `  - { id: e${index}, name: E, kind: any, population: all, arms: { ${Array.from({ length: 30 }, (_, arm) => `a${arm}: { n: 1 }`).join(', ')} } }\n`;
  test.each([
    ['arms', changed(small, ['\narms:\n', `\narms:\n${arms}`]), /^there are 33 arms; at most 30 are read$/],
    [
      'results',
      changed(small, ['\nresults:\n', `\nresults:\n${rows(200, result)}`]),
      /^there are 202 results; at most 200/,
    ],
    [
      'values of arms',
      changed(small, ['\nadverse_events:\n', `\nadverse_events:\n${rows(50, events)}`]),
      /^there are 1506 values of arms; at most 1500/,
    ],
  ])('%s', async (_, text, message) => {
    expect(await refused(text)).toEqual([expect.stringMatching(message)]);
  });
});

describe('nothing is read outside of a folder', () => {
  test('by a link among the templates', async () => {
    const folder = folderWith({ 'secret.hbs': '<p>secret</p>', 'mine/partials/x.hbs': '' });
    symlinkSync(join(folder, 'secret.hbs'), join(folder, 'mine/partials/foot.hbs'));
    await expect(generate({ file: 'trial.yaml', text: small, template: join(folder, 'mine') })).rejects.toThrow(
      'it is a link that leads out of the folder of the templates',
    );
  });

  test('by a folder that is a link among the templates', async () => {
    const folder = folderWith({ 'elsewhere/foot.hbs': '<p>secret</p>', 'mine/readme.txt': '' });
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'mine/partials'));
    await expect(generate({ file: 'trial.yaml', text: small, template: join(folder, 'mine') })).rejects.toThrow(
      'leads out of the folder',
    );
  });

  test('but a folder of templates may itself be a link', async () => {
    const folder = folderWith({ 'real/partials/flow.hbs': '<p>No flow.</p>' });
    symlinkSync(join(folder, 'real'), join(folder, 'mine'));
    const { outputs } = await generate({ file: 'trial.yaml', text: small, template: join(folder, 'mine') });
    expect(outputs).toHaveLength(2);
  });
});

test('what is written lies in the folder after --out, whatever a link there leads to', async () => {
  const folder = folderWith({ 'trial.yaml': small, 'precious.pdf': 'precious' });
  mkdirSync(join(folder, 'out'));
  symlinkSync(join(folder, 'precious.pdf'), join(folder, 'out/small-brief.pdf'));
  const log = vi.spyOn(console, 'log').mockReturnValue();
  expect(await build({ paths: [join(folder, 'trial.yaml')], out: join(folder, 'out'), paper: 'a4' })).toBe(0);
  log.mockRestore();
  expect(readFileSync(join(folder, 'precious.pdf'), 'utf8')).toBe('precious');
  const [aside, ...written] = readdirSync(join(folder, 'out'));
  expect(aside).toMatch(/^small-brief-edited-.*\.pdf$/);
  expect(readlinkSync(join(folder, 'out', aside!))).toBe(join(folder, 'precious.pdf'));
  expect(written).toEqual(['small-brief.pdf', 'small-deck.pptx']);
  expect(lstatSync(join(folder, 'out/small-brief.pdf')).isFile()).toBe(true);
});

test('nothing goes to the network', async () => {
  const connect = vi.spyOn(Socket.prototype, 'connect');
  const folder = folderWith({ 'results.csv': 'id\n' });
  writeFileSync(join(folder, 'trial.yaml'), small);
  const log = vi.spyOn(console, 'log').mockReturnValue();
  await build({ paths: [join(folder, 'trial.yaml')], out: join(folder, 'out'), paper: 'a4' });
  await refused(changed(small, ['condition: Itch', 'condition: "http://127.0.0.1/x"']));
  log.mockRestore();
  expect(connect).not.toHaveBeenCalled();
  connect.mockRestore();
});
