/** Imports run one way, from the command line down to plain types; each library is known to one folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

interface Import {
  /** Path below src/, or the name of a package. */
  to: string;
  typeOnly: boolean;
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'))
  .sort();
const textOf = new Map(files.map((file) => [file, readFileSync(join('src', file), 'utf8')]));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

function importsOf(file: string): Import[] {
  const text = withoutComments(textOf.get(file)!);
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s*from\s*)?'([^']+)'/gm);
  const found = [...statements].map(([, type, names = '', to]): Import => {
    const each =
      /^\{(.*)\}$/s
        .exec(names)?.[1]
        ?.split(',')
        .filter((name) => name.trim() !== '') ?? [];
    const allTypes = each.length > 0 && each.every((name) => name.trim().startsWith('type '));
    return { to: resolved(file, to!), typeOnly: type !== undefined || allTypes };
  });
  const dynamic = [...text.matchAll(/\bimport\('([^']+)'\)/g)].map(([, to]) => ({
    to: resolved(file, to!),
    typeOnly: false,
  }));
  return [...found, ...dynamic];
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function resolved(file: string, to: string): string {
  return to.startsWith('.') ? join(dirname(file), to).replaceAll('\\', '/').replace(/\.js$/, '.ts') : to;
}

const isOurs = (to: string) => textOf.has(to) || textOf.has(to.replace(/\.ts$/, '.d.ts'));
const isNode = (to: string) => to.startsWith('node:') || builtinModules.includes(to);
const packageOf = (to: string) =>
  to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/');

/** The part of the tool that a file belongs to: its folder, or itself. */
const partOf = (file: string) => file.split('/')[0]!.replace(/\.ts$/, '');

/** What every part may know. */
const plain = ['own', 'bounds', 'reading', 'xml', 'base64'];

/**
 * What each part may know of the others. A path names the only files of a part
 * that may be known.
 */
const known: Record<string, string[]> = {
  own: [],
  base64: [],
  xml: [],
  bounds: ['errors'],
  reading: ['bounds'],
  json: ['bounds', 'errors'],
  isolated: ['bounds'],
  pictures: ['errors', 'bounds', 'isolated', 'xml'],
  errors: [],
  package: [],
  seal: [],
  files: ['errors', 'seal', 'dataset/suggest', 'pptx/fingerprint'],
  outputs: ['errors', 'dataset/quantity'],
  theme: [
    'errors',
    'files/problems',
    'pictures',
    'dataset/quantity',
    'dataset/read',
    'dataset/suggest',
    'dataset/tree',
  ],
  'template-deck': ['errors', 'document', 'fonts', 'layout', 'merge/package', 'merge/xml', 'pictures', 'svg', 'theme'],
  statistics: [],
  // The tables of measures and types know nothing themselves.
  dataset: ['errors', 'statistics', 'trial/measures', 'trial/measure-names', 'trial/outcome-types'],
  trial: ['statistics', 'dataset'],
  checks: ['errors', 'statistics', 'dataset', 'trial'],
  figures: ['errors', 'load', 'dataset/named-files', 'pictures'],
  load: ['errors', 'dataset', 'trial', 'checks', 'migrate'],
  format: ['dataset', 'trial', 'statistics'],
  'fetch-text': ['errors', 'bounds'],
  import: ['errors', 'statistics', 'dataset', 'trial', 'format', 'fetch-text'],
  citation: ['errors', 'json', 'isolated', 'dataset/foreign-formats', 'import/tree'],
  // What an article tells is asked for by the same reading as a record.
  compare: ['dataset', 'trial', 'import'],
  article: [
    'errors',
    'json',
    'fetch-text',
    'dataset',
    'trial/measures',
    'trial/measures-in-text',
    'citation',
    'verify',
    'import',
  ],
  document: ['errors', 'dataset/suggest', 'dataset/number-styles'],
  template: [
    'errors',
    'files/problems',
    'dataset',
    'trial',
    'load',
    'format',
    'statistics',
    'document/carried',
    'document/markup',
    'document/vocabulary',
  ],
  fonts: ['layout/types', 'theme'],
  layout: ['errors', 'dataset/number-styles', 'document', 'format', 'fonts', 'theme', 'pictures/picture'],
  pdf: ['seal', 'document/types', 'layout/types', 'fonts', 'theme'],
  merge: ['errors', 'pptx/zip', 'pptx/base', 'pptx/custom-properties'],
  svg: ['seal', 'document/types', 'layout/types', 'fonts', 'theme', 'xml'],
  pptx: [
    'document/types',
    'layout/types',
    'layout/charts/panel',
    'layout/deck/foot',
    'layout/deck/frame',
    'layout/deck/previous-deck',
    'theme',
    'pictures/picture',
    'template-deck',
    'merge/package',
    'merge/xml',
  ],
  traceability: [
    'errors',
    'outputs',
    'dataset',
    'trial',
    'load',
    'format',
    'statistics',
    'template',
    'document',
    'layout/types',
  ],
  generate: [
    'errors',
    'outputs',
    'dataset',
    'load',
    'format',
    'template',
    'document',
    'layout',
    'pdf',
    'pptx',
    'svg',
    'theme',
    'fonts',
    'figures',
    'pictures/picture',
    'template-deck',
    'traceability',
  ],
  changes: ['errors', 'dataset', 'trial', 'load', 'format', 'statistics', 'template', 'document', 'layout', 'theme'],
  migrate: ['dataset', 'trial', 'document/vocabulary'],
  verify: ['errors', 'dataset', 'trial', 'isolated', 'json', 'seal'],
  adopt: ['dataset', 'checks', 'load', 'merge'],
  audit: ['errors', 'outputs', 'dataset', 'trial', 'verify', 'merge/package', 'merge/xml', 'pptx/fingerprint', 'seal'],
  export: ['dataset', 'trial', 'load', 'statistics', 'template', 'document/carried'],
  index: [
    'errors',
    'citation',
    'checks',
    'load',
    'outputs',
    'dataset',
    'verify',
    'generate',
    'package',
    'template',
    'theme',
    'fonts',
    'layout/deck/previous-deck',
    'import',
    'article',
    'changes',
    'template-deck',
    'traceability',
  ],
  // In a browser, the pipeline is known by what the library gives to everyone.
  studio: ['index'],
  cli: [
    'merge/merge',
    'pptx/fingerprint',
    'errors',
    'seal',
    'files',
    'outputs',
    'format',
    'verify',
    'audit',
    'adopt',
    'dataset',
    'trial',
    'checks',
    'load',
    'generate',
    'migrate',
    'index',
    'package',
    'theme',
    'template-deck',
    'import',
    'article',
    'compare',
    'citation',
    'template',
    'changes',
    'export',
  ],
};

describe('imports', () => {
  test('are found by this test', () => {
    expect(imports.get('generate.ts')).toEqual(
      expect.arrayContaining([
        { to: 'document/types.ts', typeOnly: true },
        { to: 'load.ts', typeOnly: false },
        { to: 'pptx/write.ts', typeOnly: false },
      ]),
    );
    const lost = [...imports].flatMap(([file, list]) =>
      list.filter(({ to }) => /\.tsx?$/.test(to) && !isOurs(to)).map(({ to }) => `${file} → ${to}`),
    );
    expect(lost).toEqual([]);
    for (const [file, text] of textOf) {
      const written = withoutComments(text).match(/\bfrom '|\bimport\('|^import '/gm) ?? [];
      expect(imports.get(file)!.length, file).toBeGreaterThanOrEqual(written.length);
    }
  });

  test('run one way', () => {
    const against = [...imports].flatMap(([file, list]) =>
      list
        .filter(({ to }) => isOurs(to) && partOf(to) !== partOf(file))
        .filter(
          ({ to }) =>
            ![...plain, ...(known[partOf(file)] ?? [])].some((part) => part === partOf(to) || `${part}.ts` === to),
        )
        .map(({ to }) => `${file} → ${to}`),
    );
    expect(against).toEqual([]);
  });

  test('of a part are all listed here', () => {
    expect([...new Set(files.map(partOf))].filter((part) => !(part in known))).toEqual([]);
  });

  test('of plain types take nothing along', () => {
    for (const file of ['document/vocabulary.ts', 'errors.ts', 'theme/theme.ts'])
      expect(imports.get(file), file).toEqual([]);
    expect(imports.get('document/types.ts')).toEqual(
      ['dataset/number-styles.ts', 'document/vocabulary.ts'].map((to) => ({ to, typeOnly: true })),
    );
    expect(imports.get('layout/types.ts')!.filter(({ typeOnly }) => !typeOnly)).toEqual([]);
  });

  test('make no circle', () => {
    // Columns and cards hold blocks, and are such.
    const recursive = ['columns', 'card'].map(
      (name) => `layout/page/block.ts → layout/page/${name}.ts → layout/page/block.ts`,
    );
    expect(circles().filter((circle) => !recursive.includes(circle))).toEqual([]);
  });

  test('of what is made of a record go back to no later stage', () => {
    const stages = ['clinicaltrials', 'reading', 'draft', 'words', 'write'];
    const stageOf = (file: string) => stages.indexOf(/^import\/(\w+)\//.exec(file)?.[1] ?? '');
    const against = [...imports].flatMap(([file, list]) =>
      list.filter(({ to }) => stageOf(file) > 0 && stageOf(to) > stageOf(file)).map(({ to }) => `${file} → ${to}`),
    );
    expect(against).toEqual([]);
  });

  test('of import know a registry in its own folder only, and YAML where a draft is written last', () => {
    const all = [...imports].flatMap(([file, list]) => list.map(({ to }) => [file, to] as const));
    const from = (where: (file: string) => boolean, what: (to: string) => boolean) =>
      all.flatMap(([file, to]) => (file.startsWith('import/') && where(file) && what(to) ? [`${file} → ${to}`] : []));
    const isRegistry = (path: string) => path.startsWith('import/clinicaltrials/');
    expect(from((file) => !isRegistry(file), isRegistry)).toEqual([]);
    expect(
      from(
        (file) => file !== 'import/write/yaml.ts',
        (to) => to === 'yaml',
      ),
    ).toEqual([]);
    const isWriter = (path: string) => path.startsWith('import/write/');
    expect(from((file) => !isWriter(file) && file !== 'import/dataset.ts', isWriter)).toEqual([]);
    // What knows no tree of a file: all that is read, decided or worded but plain values of the protocol.
    const isPlain = (file: string) =>
      /^import\/(clinicaltrials|reading|words)\//.test(file) || file === 'import/drafts.ts';
    expect(from(isPlain, (to) => to === 'import/tree.ts')).toEqual([]);
  });

  test('of the two kinds of layout, and of the two writers, do not meet', () => {
    const meets = (from: string, to: string) =>
      [...imports].filter(([file, list]) => file.startsWith(from) && list.some((one) => one.to.startsWith(to)));
    expect(meets('layout/page/', 'layout/deck/')).toEqual([]);
    expect(meets('layout/deck/', 'layout/page/')).toEqual([]);
    expect(meets('pdf/', 'pptx/')).toEqual([]);
    expect(meets('pptx/', 'pdf/')).toEqual([]);
  });
});

/** Chains of files that lead back to their beginning by what they import, types too. */
function circles(): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) return void found.add([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file)) return;
    for (const one of imports.get(file) ?? []) if (isOurs(one.to)) visit(one.to, [...path, file]);
    done.add(file);
  };
  files.forEach((file) => visit(file, []));
  return [...found];
}

/** The folder that knows a library; a change of library stays in it. Files of data are checked in three. */
const owners: Record<string, string> = {
  yaml: '(dataset|import)',
  'js-yaml': 'dataset',
  'csv-parse': 'dataset',
  zod: '(dataset|import|theme)',
  'fastest-levenshtein': 'dataset',
  handlebars: 'template',
  saxes: 'xml',
  htmlparser2: 'verify/readers',
  entities: 'citation',
  '@retorquere/bibtex-parser': 'citation',
  '@resvg/resvg-wasm': 'pictures',
  fontkit: 'fonts',
  linebreak: 'layout',
  qr: 'layout/page',
  pdfkit: 'pdf',
  pptxgenjs: 'pptx',
  fflate: 'pptx',
  slimdom: 'merge',
  'pdfjs-dist': 'verify/readers',
  '@codemirror/autocomplete': 'studio',
  '@codemirror/commands': 'studio',
  '@codemirror/lang-yaml': 'studio',
  '@codemirror/language': 'studio',
  '@codemirror/lint': 'studio',
  '@codemirror/state': 'studio',
  '@codemirror/view': 'studio',
  '@lezer/highlight': 'studio',
  '@commander-js/extra-typings': 'cli',
  chokidar: 'cli',
  '@clack/prompts': 'cli',
};

describe('libraries', () => {
  const uses = [...imports].flatMap(([file, list]) =>
    list.filter(({ to }) => !isOurs(to) && !isNode(to)).map(({ to }) => ({ file, name: packageOf(to) })),
  );

  test('are each known to one folder', () => {
    expect(uses.filter(({ file, name }) => !new RegExp(`^${owners[name] ?? '-'}/`).test(file))).toEqual([]);
    expect(Object.keys(owners).filter((name) => !uses.some((use) => use.name === name))).toEqual([]);
  });

  test('stand in package.json at an exact version', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const versions = { ...dependencies, ...devDependencies };
    for (const { name } of uses) expect(versions[name], name).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

/** Caches that tell nothing but what they were asked for: what is in them can be lost at any moment, and only time is. */
const pureCaches: Record<string, string> = {
  'document/words.ts kept': 'the same words are one list, which is measured once',
  'fonts/fonts.ts opened': 'reading a font takes longer than laying out a page',
  'pptx/zip.ts kept': 'from deck to deck most parts are packed the same',
  'pictures/drawn.ts ready': 'the WebAssembly of resvg is started once a process',
  'template/render.ts last': 'templates of the text before stay compiled',
  'traceability/literals.ts last': 'literals of the templates before stay found',
};

describe('nothing that means something', () => {
  const code = files
    .filter((file) => !file.endsWith('.d.ts'))
    .map((file) => [file, withoutComments(textOf.get(file)!)]);

  test("is kept by an object's identity beside it", () => {
    expect(code.filter(([, text]) => /\bWeak(Map|Set|Ref)\b/.test(text!)).map(([file]) => file)).toEqual([]);
  });

  test('is kept in a variable of a module', () => {
    // What begins empty is filled later; `byName` is, as the module is read, from a table.
    const changing =
      /^(?:export )?(?:(?:let|var) (\w+)|const (?!byName\b)(\w+)(?:: [^=]+)? = new (?:Map|Set)(?:<.*>)?\(\))/gm;
    const found = code.flatMap(([file, text]) =>
      [...text!.matchAll(changing)].map(([, variable, list]) => `${file} ${variable ?? list}`),
    );
    // The screen and the worker of the studio are each a program, and not a library.
    const own = found.filter((one) => !one.startsWith('studio/'));
    expect(own.sort()).toEqual(Object.keys(pureCaches).sort());
  });
});

describe('files', () => {
  test('print, and end the process, only in the command line', () => {
    const talks = /\bconsole\.\w+\(|\bprocess\.(exit|exitCode|stdout|stderr|argv)\b/;
    const found = files.filter((file) => !file.startsWith('cli/') && talks.test(withoutComments(textOf.get(file)!)));
    expect(found).toEqual([]);
    expect(talks.test(textOf.get('cli/terminal.ts')!)).toBe(true);
  });

  test('are read and written only where that is their task', () => {
    const reads = files.filter((file) =>
      imports.get(file)!.some(({ to }) => /^node:(fs|child_process|net|https?)/.test(to)),
    );
    const may =
      /^(cli\/|files\/|package\.ts|reading\.ts|isolated\.ts|pictures\/drawn\.ts|dataset\/named-files\.ts|template\/files\.ts|theme\/load\.ts|fonts\/)/;
    expect(reads.filter((file) => !may.test(file))).toEqual([]);
  });

  test('are written in one place: no other part knows a call that writes, moves or removes', () => {
    const reads =
      /^(existsSync|lstatSync|statSync|fstatSync|readdirSync|realpathSync|readlinkSync|readFileSync|readSync|openSync|closeSync|constants)$/;
    const found = files
      .filter((file) => !file.startsWith('files/') && file !== 'cli/start.ts')
      .flatMap((file) => {
        const text = withoutComments(textOf.get(file)!);
        const named = [...text.matchAll(/import (?!type\b)([^;]*?) from '(?:node:)?fs(\/promises)?'/g)].flatMap(
          ([, names, promises]) =>
            promises === undefined && /^\{/.test(names!)
              ? names!
                  .replace(/[{}\s]|type /g, '')
                  .split(',')
                  .filter((name) => name !== 'Stats')
              : [names!],
        );
        const others =
          text.match(
            /(?:import|require|getBuiltinModule)\(\s*['"](?:node:)?fs\b|openSync\((?!file, O_RDONLY \| O_NONBLOCK\))/g,
          ) ?? [];
        return [...named.filter((name) => name !== '' && !reads.test(name)), ...others].map(
          (name) => `${file}: ${name}`,
        );
      });
    expect(found).toEqual([]);
  });

  test('of others are read in one place, which reads no more than the bound', () => {
    const itsOwn = ['reading.ts', 'package.ts', 'pictures/drawn.ts', 'files/owner.ts', 'cli/start.ts'];
    const reads = /\b(readFileSync|readFile|readSync|createReadStream)\b/;
    const found = files.filter((file) => reads.test(withoutComments(textOf.get(file)!)) && !itsOwn.includes(file));
    expect(found).toEqual([]);
  });

  test('stand on what browsers have too, where all that they do is work things out', () => {
    const everywhere = [
      'base64',
      'checks',
      'document',
      'format',
      'layout',
      'statistics',
      'svg',
      'traceability',
      'trial',
      'xml',
    ];
    const found = files.filter(
      (file) =>
        everywhere.includes(partOf(file)) &&
        (imports.get(file)!.some(({ to }) => isNode(to)) ||
          /\bBuffer\b|\bprocess\.|\b__dirname\b/.test(withoutComments(textOf.get(file)!))),
    );
    expect(found).toEqual([]);
    expect(files.filter((file) => everywhere.includes(partOf(file))).length).toBeGreaterThan(100);
  });

  test('have no clock and no chance in them', () => {
    const unsteady = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\brandomUUID\b|\bprocess\.env\.TZ\b|toLocale\w+\(/;
    const found = files.filter((file) => unsteady.test(withoutComments(textOf.get(file)!)));
    expect(found.filter((file) => !/^(cli|files|studio)\//.test(file))).toEqual([]);
  });

  test('are named for what they do', () => {
    expect(files.filter((file) => /^(utils?|misc|common|stuff)\.ts$/.test(basename(file)))).toEqual([]);
  });
});
