/** A house style: a small YAML file whose colours, fonts, logo and footer take the place of the tool's own. */
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { Written } from '../dataset/quantity.js';
import { readTree } from '../dataset/read.js';
import { join, type Tree } from '../dataset/tree.js';
import { suggest } from '../dataset/suggest.js';
import { ContentError, type Problem } from '../errors.js';
import { readPicture } from '../pictures/picture.js';
import { readProblem } from '../files/problems.js';
import { readTextWithin, readWithin } from '../reading.js';
import { contrastProblems } from './contrast.js';
import { shadesOf } from './shades.js';
import { defaultTheme, type ColorName, type Face, type Theme } from './theme.js';
import { own } from '../own.js';

/** Keys of the file for each colour. */
const colorKeys: Record<string, ColorName> = {
  ink: 'ink',
  paper: 'paper',
  muted: 'muted',
  hairline: 'hairline',
  tint: 'tint',
  accent: 'accent',
  accent_dark: 'accentDark',
  accent_mid: 'accentMid',
  accent_light: 'accentLight',
  second: 'second',
  second_light: 'secondLight',
  comparator: 'comparator',
  caution: 'caution',
  caution_tint: 'cautionTint',
};

const faces = ['regular', 'strong', 'italic'] as const;

const text = z
  .union([z.string(), z.instanceof(Written)], { error: 'expected text' })
  .transform((value) => String(value).replace(/\s+/g, ' ').trim());
const fileName = text.refine((value) => value !== '', { error: 'expected the name of a file' });
const color = text.refine((value) => /^#?[0-9a-f]{6}$/i.test(value), { error: 'expected a colour such as "0B6477"' });
const face = { regular: fileName, strong: fileName, italic: fileName };

const schema = z.strictObject({
  colours: z.strictObject(Object.fromEntries(Object.keys(colorKeys).map((key) => [key, color.optional()]))).optional(),
  fonts: z
    .strictObject({
      page: z.strictObject(face).optional(),
      deck: z.strictObject({ name: text, ...face }).optional(),
    })
    .optional(),
  logo: fileName.optional(),
  footer: text.optional(),
  template_deck: fileName.optional(),
});

/** What a house style says: a theme, and the path of the template that decks stand on, null for none. */
export type HouseStyle = Theme & { templateDeck: string | null };

type House = z.output<typeof schema>;

/** Why a font file cannot be used as a face, and what to do; null where it can. Throws where it cannot be read. */
export type FaceProblem = (file: string) => { message: string; hint: string } | null;

/**
 * Reads the file of a house style. Paths in it count from its folder. Throws a
 * ContentError with all that is wrong, each with line and column: keys that
 * there are not, colours too close to be read, fonts and logos that are not there.
 */
export async function loadTheme(file: string, faceProblem: FaceProblem): Promise<HouseStyle> {
  const tree = readTree(file, readText(file));
  if (tree.problems.length > 0) throw new ContentError(tree.problems.map(inTheTermsOfAStyle));
  const parsed = schema.safeParse(tree.root);
  if (!parsed.success) throw new ContentError(parsed.error.issues.flatMap((issue) => problemsOf(issue, tree, file)));
  const reader = new Reader(file, tree, faceProblem);
  const theme = {
    colors: reader.colors(parsed.data),
    ...reader.fonts(parsed.data),
    logo: parsed.data.logo === undefined ? null : await reader.logo(parsed.data.logo),
    footer: parsed.data.footer ?? '',
    footerPlace: parsed.data.footer === undefined ? null : { file, ...tree.values.get('footer') },
    templateDeck: reader.templateDeck(parsed.data),
  };
  if (reader.problems.length > 0) throw new ContentError(reader.problems);
  return theme;
}

/** The paths of all files that a house style names: its logo, its fonts, the template of its decks. None where it cannot be read. */
export function filesOfStyle(file: string): string[] {
  try {
    const { data } = schema.safeParse(readTree(file, readText(file)).root);
    if (!data) return [];
    const { logo, template_deck: deck, fonts = {} } = data;
    const faceFiles = [fonts.page, fonts.deck].flatMap((family) => (family ? faces.map((name) => family[name]) : []));
    return [logo, deck, ...faceFiles].flatMap((name) => (name === undefined ? [] : (pathOf(file, name) ?? [])));
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return [];
  }
}

/** The path of a file beside the style, or in an npm package; null where there is none. */
function pathOf(style: string, name: string): string | null {
  const beside = resolve(dirname(style), name);
  return existsSync(beside) ? beside : inPackage(style, name);
}

function inPackage(style: string, name: string): string | null {
  for (const place of [pathToFileURL(resolve(style)).href, import.meta.url]) {
    try {
      const path = createRequire(place).resolve(name);
      // Node has modules of its own, such as “fs”, that are no files.
      if (isAbsolute(path)) return path;
    } catch {
      // Not known from here.
    }
  }
  return null;
}

function readText(file: string): string {
  try {
    return readTextWithin(file, 'bytes of a house style');
  } catch (error) {
    if (error instanceof ContentError) throw error;
    throw new ContentError([readProblem(file, error)]);
  }
}

/** The values of a file, and what is wrong with them. */
class Reader {
  readonly problems: Problem[] = [];

  constructor(
    private readonly file: string,
    private readonly tree: Tree,
    private readonly faceProblem: FaceProblem,
  ) {}

  colors({ colours = {} }: House): Theme['colors'] {
    const entries = Object.entries(colours as Record<string, string | undefined>).flatMap(([key, value]) =>
      value === undefined ? [] : [[own(colorKeys, key)!, value.replace('#', '').toUpperCase()]],
    );
    const given = Object.fromEntries(entries) as Partial<Theme['colors']>;
    const paper = given.paper ?? defaultTheme.colors.paper;
    const shades = given.accent === undefined ? {} : shadesOf(given.accent, paper);
    const colors = { ...defaultTheme.colors, ...shades, ...given };
    const keyOf = (name: ColorName) => Object.keys(colorKeys).find((key) => own(colorKeys, key) === name)!;
    for (const { message, hint, names } of contrastProblems(colors, keyOf)) {
      const path = names.map((name) => `colours.${keyOf(name)}`).find((candidate) => this.tree.values.has(candidate));
      this.report(path ?? 'colours', message, hint);
    }
    return colors;
  }

  fonts({ fonts }: House): Pick<Theme, 'fonts' | 'deckFont'> {
    const files = (family: 'page' | 'deck') => {
      const own = fonts?.[family];
      const usual = defaultTheme.fonts[family];
      if (!own) return usual;
      const chain = (name: Face) => [this.fontFile(own[name], `fonts.${family}.${name}`), ...usual[name]];
      const chains = { regular: chain('regular'), strong: chain('strong'), italic: chain('italic') };
      this.expectThreeFaces(
        family,
        faces.map((name) => chains[name][0]!),
      );
      return chains;
    };
    return {
      fonts: { page: files('page'), deck: files('deck') },
      deckFont: fonts?.deck?.name ?? defaultTheme.deckFont,
    };
  }

  /** The path of a font file beside the style, or in an npm package. */
  private fontFile(name: string, path: string): string {
    const found = pathOf(this.file, name);
    if (found === null) {
      const hint =
        'put the TTF file beside the house style and write its name, or install a package that has it, such as: npm install @expo-google-fonts/lato';
      this.report(path, `there is no font file "${name}"`, hint);
      return resolve(dirname(this.file), name);
    }
    const problem = this.attempt(path, name, () => this.faceProblem(found));
    if (problem) this.report(path, `"${name}" ${problem.message}`, problem.hint);
    return found;
  }

  /** Faces that are one file would not be told apart: what is strong, or in italics, would look like the rest. */
  private expectThreeFaces(family: 'page' | 'deck', files: readonly string[]): void {
    const real = files.map((file) => (existsSync(file) ? realpathSync(file) : file));
    const twin = real.findIndex((file, index) => real.indexOf(file) < index);
    if (twin < 0) return;
    const [first, second] = [faces[real.indexOf(real[twin]!)]!, faces[twin]!];
    const hint = 'name a file of its own for each face: regular, strong and italic';
    this.report(`fonts.${family}.${second}`, `${first} and ${second} are the same file`, hint);
  }

  /** The path of a template beside the style; null where it names none. */
  templateDeck({ template_deck: name }: House): string | null {
    if (name === undefined) return null;
    const path = resolve(dirname(this.file), name);
    if (!existsSync(path)) {
      const hint = 'put the presentation (.pptx, .potx) beside the house style and write its name';
      this.report('template_deck', `there is no template "${name}"`, hint);
    }
    return path;
  }

  async logo(name: string): Promise<Theme['logo']> {
    const path = resolve(dirname(this.file), name);
    if (!existsSync(path)) {
      const hint = 'put a PNG, JPEG or SVG file beside the house style and write its name';
      this.report('logo', `there is no logo "${name}"`, hint);
      return null;
    }
    const bytes = this.attempt('logo', name, () => readWithin(path, 'bytes of a picture'));
    try {
      return bytes && (await readPicture(bytes));
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      for (const { message, hint = '' } of error.problems) this.report('logo', `"${name}": ${message}`, hint);
      return null;
    }
  }

  /** Reads a file that the style names; null, with the reason told, where it cannot be read. */
  private attempt<T>(path: string, name: string, read: () => T): T | null {
    try {
      return read();
    } catch (error) {
      const [told] = error instanceof ContentError ? error.problems : [readProblem(name, error)];
      this.report(path, `"${name}": ${told!.message}`, told!.hint ?? 'check its permissions');
      return null;
    }
  }

  private report(path: string, message: string, hint: string): void {
    const position = this.tree.values.get(path) ?? this.tree.keys.get(path) ?? { line: 1, column: 1 };
    this.problems.push({ severity: 'error', message, hint, file: this.file, ...position });
  }
}

/** The reader of data files speaks of values and datasets. */
function inTheTermsOfAStyle(problem: Problem): Problem {
  return /is empty/.test(problem.message) ? { ...problem, hint: 'templates/README.md shows a house style' } : problem;
}

/** Without quotation marks a # begins a remark. */
const quoted = 'write six hexadecimal digits between quotation marks, such as "1E5566"';

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, { keys, values }: Tree, file: string): Problem[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      severity: 'error',
      message: `unknown key "${key}"${path === '' ? '' : ` in ${path}`}`,
      hint: suggest(key, keysAt(path)),
      file,
      ...keys.get(join(path, key)),
    }));
  }
  const position = values.get(path) ?? values.get(path.split('.').slice(0, -1).join('.')) ?? { line: 1, column: 1 };
  const missing = !values.has(path);
  const shownPath = path === '' ? 'a house style is a list of keys' : path;
  const message = missing ? `missing key "${path}"` : `${shownPath}: ${inPlainWords(issue)}`;
  const hint = path.startsWith('colours.') ? quoted : 'write it as templates/README.md shows';
  return [{ severity: 'error', message, hint, file, ...position }];
}

/** The library speaks of objects and arrays. */
const inPlainWords = ({ code, message }: Issue): string =>
  code === 'invalid_type' ? 'expected keys, such as “accent: …”, each on a line of its own' : message;

function keysAt(path: string): string[] {
  const known: Record<string, string[]> = {
    '': ['colours', 'fonts', 'logo', 'footer', 'template_deck'],
    colours: Object.keys(colorKeys),
    fonts: ['page', 'deck'],
    'fonts.page': [...faces],
    'fonts.deck': ['name', ...faces],
  };
  return own(known, path) ?? [];
}
