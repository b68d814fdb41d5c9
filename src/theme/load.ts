/** A house style: a small YAML file whose colours, fonts, logo and footer take the place of the tool's own. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { Written } from '../dataset/quantity.js';
import { readTree } from '../dataset/read.js';
import { join, type Tree } from '../dataset/tree.js';
import { suggest } from '../dataset/suggest.js';
import { ContentError, type Problem } from '../errors.js';
import { contrastProblems } from './contrast.js';
import { readLogo } from './logo.js';
import { shadesOf } from './shades.js';
import { defaultTheme, type ColorName, type Face, type Theme } from './theme.js';

/** Keys of the file for each colour. */
const colorKeys: Record<string, ColorName> = {
  ink: 'ink',
  paper: 'paper',
  muted: 'muted',
  hairline: 'hairline',
  tint: 'tint',
  accent: 'accent',
  accent_light: 'accentLight',
  comparator: 'comparator',
  caution: 'caution',
  caution_tint: 'cautionTint',
};

const faces = ['regular', 'strong', 'italic'] as const;

const text = z
  .union([z.string(), z.instanceof(Written)], { error: 'expected text' })
  .transform((value) => String(value).trim());
const color = text.refine((value) => /^#?[0-9a-f]{6}$/i.test(value), { error: 'expected a colour such as "0B6477"' });
const face = { regular: text, strong: text, italic: text };

const schema = z.strictObject({
  colours: z.strictObject(Object.fromEntries(Object.keys(colorKeys).map((key) => [key, color.optional()]))).optional(),
  fonts: z
    .strictObject({
      page: z.strictObject(face).optional(),
      deck: z.strictObject({ name: text, ...face }).optional(),
    })
    .optional(),
  logo: text.optional(),
  footer: text.optional(),
});

type House = z.output<typeof schema>;

/**
 * Reads the file of a house style. Paths in it count from its folder. Throws a
 * ContentError with all that is wrong, each with line and column: keys that
 * there are not, colours too close to be read, fonts and logos that are not there.
 */
export function loadTheme(file: string): Theme {
  const tree = readTree(file, readText(file));
  if (tree.problems.length > 0) throw new ContentError(tree.problems.map(inTheTermsOfAStyle));
  const parsed = schema.safeParse(tree.root);
  if (!parsed.success) throw new ContentError(parsed.error.issues.flatMap((issue) => problemsOf(issue, tree, file)));
  const reader = new Reader(file, tree);
  const theme = {
    colors: reader.colors(parsed.data),
    ...reader.fonts(parsed.data),
    logo: parsed.data.logo === undefined ? null : reader.logo(parsed.data.logo),
    mono: false,
    footer: parsed.data.footer ?? '',
  };
  if (reader.problems.length > 0) throw new ContentError(reader.problems);
  return theme;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    const hint = 'check the spelling, and the folder you are in';
    throw new ContentError([{ severity: 'error', message: 'this house style cannot be read', hint, file }]);
  }
}

/** The values of a file, and what is wrong with them. */
class Reader {
  readonly problems: Problem[] = [];

  constructor(
    private readonly file: string,
    private readonly tree: Tree,
  ) {}

  colors({ colours = {} }: House): Theme['colors'] {
    const given = Object.entries(colours as Record<string, string | undefined>).flatMap(([key, value]) =>
      value === undefined ? [] : [[colorKeys[key]!, value.replace('#', '').toUpperCase()]],
    );
    const own = Object.fromEntries(given) as Partial<Theme['colors']>;
    const paper = own.paper ?? defaultTheme.colors.paper;
    const shades = own.accent === undefined ? {} : shadesOf(own.accent, paper);
    const colors = { ...defaultTheme.colors, ...shades, ...own };
    const keyOf = (name: ColorName) => Object.keys(colorKeys).find((key) => colorKeys[key] === name)!;
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
      return { regular: chain('regular'), strong: chain('strong'), italic: chain('italic') };
    };
    return {
      fonts: { page: files('page'), deck: files('deck') },
      deckFont: fonts?.deck?.name ?? defaultTheme.deckFont,
    };
  }

  /** The path of a font file beside the style, or in an npm package. */
  private fontFile(name: string, path: string): string {
    const beside = resolve(dirname(this.file), name);
    const found = existsSync(beside) ? beside : this.inPackage(name);
    if (found === null) {
      const hint =
        'put the TTF file beside the house style and write its name, or install a package that has it, such as: npm install @expo-google-fonts/lato';
      this.report(path, `there is no font file "${name}"`, hint);
    } else if (!isTrueType(found)) {
      this.report(path, `"${name}" is not a TrueType font`, 'use the .ttf file of the font, one file for each face');
    }
    return found ?? beside;
  }

  private inPackage(name: string): string | null {
    const places = [pathToFileURL(resolve(this.file)).href, import.meta.url];
    for (const place of places) {
      try {
        return createRequire(place).resolve(name);
      } catch {
        // Not known from here.
      }
    }
    return null;
  }

  logo(name: string): Theme['logo'] {
    const path = resolve(dirname(this.file), name);
    const logo = existsSync(path) ? readLogo(readFileSync(path)) : null;
    if (logo === null) {
      const message = existsSync(path) ? `the logo "${name}" is not a PNG picture` : `there is no logo "${name}"`;
      this.report('logo', message, 'put a PNG file beside the house style and write its name');
    }
    return logo;
  }

  private report(path: string, message: string, hint: string): void {
    const position = this.tree.values.get(path) ?? this.tree.keys.get(path) ?? { line: 1, column: 1 };
    this.problems.push({ severity: 'error', message, hint, file: this.file, ...position });
  }
}

/** Versions of the `sfnt` container (OpenType 1.9, “Organization of an OpenType Font”). */
function isTrueType(file: string): boolean {
  const head = readFileSync(file).subarray(0, 4);
  return head.equals(Buffer.from([0, 1, 0, 0])) || head.toString('latin1') === 'true';
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
  const message = missing ? `missing key "${path}"` : `${path}: ${issue.message}`;
  const hint = path.startsWith('colours.') ? quoted : 'write it as templates/README.md shows';
  return [{ severity: 'error', message, hint, file, ...position }];
}

function keysAt(path: string): string[] {
  const known: Record<string, string[]> = {
    '': ['colours', 'fonts', 'logo', 'footer'],
    colours: Object.keys(colorKeys),
    fonts: ['page', 'deck'],
    'fonts.page': [...faces],
    'fonts.deck': ['name', ...faces],
  };
  return known[path] ?? [];
}
