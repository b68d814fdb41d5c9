/** From a drawing, which a page is and a slide can be made, to the text of an SVG file. */
import type { Drawing, StructureRole, Tagged } from '../layout/types.js';
import { Fonts, type FontFamily } from '../fonts/fonts.js';
import { defaultTheme, type Theme } from '../theme/theme.js';
import { Faces } from './faces.js';
import { Painter } from './paint.js';
import { escapeXml } from '../xml/escape.js';
import { attributes, length } from './attributes.js';

/** What the file says about itself, and how. */
export interface SvgOptions {
  /** Told to those who cannot see it. */
  title: string;
  description: string;
  language: string;
  /** Which fonts its text is measured with. */
  family: FontFamily;
  /** Whether the fonts come with the file, whole. Without, it names them, and others take their width. Default: false. */
  embedFonts?: boolean;
  /** What is drawn behind it all, as SVG, in place of a plain paper. */
  behind?: string;
}

/**
 * Writes a drawing as SVG 2 with its words as text. Tags become roles of WAI-ARIA 1.2,
 * so that a screen reader meets headings, lists, tables and described figures.
 * The same arguments give the same text.
 */
export function writeSvg(drawing: Drawing, options: SvgOptions, theme: Theme = defaultTheme): string {
  const faces = new Faces(new Fonts(theme.fonts, options.family), theme.deckFont);
  const painter = new Painter(faces, theme);
  const { width, height } = drawing;
  const body =
    (options.behind ?? `<rect width="${length(width)}" height="${length(height)}" fill="#${theme.colors.paper}"/>`) +
    `<g aria-hidden="true">${drawing.artifacts.map((item) => painter.paint(item)).join('')}</g>` +
    node(drawing.content, painter);
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    'xml:lang': options.language,
    width: `${length(width)}pt`,
    height: `${length(height)}pt`,
    viewBox: `0 0 ${length(width)} ${length(height)}`,
    role: 'graphics-document document',
    'font-family': faces.list(),
    // Set as it was measured: without kerning and ligatures (SVG 2, 11.10.2).
    'text-rendering': 'optimizeSpeed',
  });
  const about = `<title>${escapeXml(options.title)}</title><desc>${escapeXml(options.description)}</desc>`;
  const fonts = options.embedFonts ? `<style>${faces.rules()}</style>` : '';
  return `<svg${root}>${about}${fonts}${body}</svg>\n`;
}

const roles: Partial<Record<StructureRole, Record<string, string>>> = {
  H1: { role: 'heading', 'aria-level': '1' },
  H2: { role: 'heading', 'aria-level': '2' },
  H3: { role: 'heading', 'aria-level': '3' },
  P: { role: 'paragraph' },
  L: { role: 'list' },
  LI: { role: 'listitem' },
  Table: { role: 'table' },
  TR: { role: 'row' },
  TD: { role: 'cell' },
};

function node(tagged: Tagged, painter: Painter): string {
  let inside = '';
  for (const child of tagged.children) inside += child.kind === 'tagged' ? node(child, painter) : painter.paint(child);
  if (tagged.role === 'Link') return `<a${attributes({ href: tagged.href, 'aria-label': tagged.alt })}>${inside}</a>`;
  const about = aboutOf(tagged);
  return about === '' ? inside : `<g${about}>${inside}</g>`;
}

const plainRoles = new Map(Object.entries(roles).map(([role, about]) => [role, attributes(about)]));

function aboutOf(tagged: Tagged): string {
  const { role, alt, title, scope, colSpan } = tagged;
  if (role === 'Figure') return attributes({ role: 'img', 'aria-label': alt });
  if (role === 'TH') {
    const span = colSpan === undefined ? undefined : String(colSpan);
    return attributes({ role: scope === 'Row' ? 'rowheader' : 'columnheader', 'aria-colspan': span });
  }
  if (role === 'Table') return attributes({ ...roles.Table, 'aria-label': title });
  return plainRoles.get(role) ?? '';
}
