/** What was found in a template, as lines for people: what fits, and what does not. */
import type { SlideKind } from '../layout/types.js';
import { contrast, leastContrast } from '../theme/contrast.js';
import type { MeasuredTemplate } from './template-deck.js';
import { kinds } from './match.js';
import { leastOfGraphics, type TemplateColor } from './palette.js';
import type { MeasuredTypeface } from './typefaces.js';
import { slots, type Area } from './types.js';

export interface TemplateReport {
  /** Each a heading with its lines. */
  parts: { head: string; lines: string[] }[];
  /** What does not fit, and what is done instead: none where all fits. */
  remarks: string[];
}

const kindNames: Record<SlideKind, string> = {
  title: 'title',
  section: 'section',
  'title-only': 'title only',
  text: 'text',
  'two-content': 'two contents',
  'three-content': 'three contents',
  figure: 'figure or table',
};

export function reportOf(template: MeasuredTemplate): TemplateReport {
  const { house, master, layouts, ground } = template;
  const { width, height } = house.size;
  const lines = [
    `${inches(width)} × ${inches(height)} in (${ratioOf(width, height)}), ${counted(house.masters.length, 'master')}, ${counted(
      house.masters.reduce((sum, one) => sum + one.layouts.length, 0),
      'layout',
    )}`,
    ...(house.masters.length > 1 ? [`slides stand on the master “${master.name}”; the others are kept`] : []),
    ...fontLines(template),
  ];
  const found = kinds.map(
    (kind) =>
      `${kindNames[kind].padEnd(17)}${template.layouts[kind].layout.name || '(no name)'}${boxesOf(template, kind)}`,
  );
  const { scheme } = layouts.text.layout;
  const colors = slots
    .filter((slot) => !/link/i.test(slot))
    .map(
      (slot) =>
        `${nameOf({ slot, mod: 1, off: 0, rgb: scheme[slot] }).padEnd(17)}${scheme[slot]}   ${ratio(contrast(scheme[slot], ground))}`,
    );
  return {
    parts: [
      { head: house.file, lines },
      { head: 'Layouts, and the boxes that words stand in (points from the left and the top)', lines: found },
      { head: `Colours, and their contrast to the ground ${ground}`, lines: colors },
    ],
    remarks: remarksOf(template),
  };
}

function fontLines({ fonts: { titles, texts } }: MeasuredTemplate): string[] {
  const one = (font: MeasuredTypeface) => `${font.name} (${widthOf(font)})`;
  return titles.name === texts.name ? [`set in ${one(texts)}`] : [`titles in ${one(titles)}, texts in ${one(texts)}`];
}

const widthOf = ({ width, isKnown }: MeasuredTypeface) =>
  `${isKnown ? '' : 'not known: '}measured as ${width === 1 ? 'wide as Arial' : `${Math.round(width * 100)} % of the width of Arial`}`;

function boxesOf({ frame, holders, house }: MeasuredTemplate, kind: SlideKind): string {
  const own = Object.entries(frame.placeholders[kind])
    .filter(([name]) => Object.hasOwn(holders[kind], name))
    .map(([name, box]) => `${name} ${placeOf(box, house.scale)}`);
  return own.length > 0 ? `: ${own.join('; ')}` : '';
}

const placeOf = ({ x, y, width, height }: Area, scale: number) =>
  `${[width, height].map((side) => Math.round(side / scale)).join(' × ')} at ${[x, y].map((side) => Math.round(side / scale)).join(', ')}`;

/** Everything that is otherwise than the template has it. */
function remarksOf(template: MeasuredTemplate): string[] {
  const { layouts, tooPale, unread, remarks, fonts, pictures } = template;
  const lacking = kinds
    .filter((kind) => !layouts[kind].isWhole)
    .map((kind) => `there is no layout for ${kindNames[kind]}: “${layouts[kind].layout.name}” is the nearest`);
  const pale = tooPale.map(
    ({ slot, rgb, ground, ratio: found, least, used }) =>
      `${nameOf({ slot: slot as TemplateColor['slot'], mod: 1, off: 0, rgb })} (${rgb}) on ${ground} has a contrast of ${ratio(found)}, and ${least === leastOfGraphics ? 'what is drawn' : 'text'} needs ${least} : 1; the nearest of the template that passes is used: ${nameOf(used)} (${used.rgb})`,
  );
  const words = unique(
    unread.map(
      ({ layout, placeholder, rgb, ground, used }) =>
        `“${placeholder}” of “${layout}” has ${rgb} on ${ground}, a contrast of ${ratio(contrast(rgb, ground))}, and text needs ${leastContrast} : 1; ${used} is used`,
    ),
  );
  const unknown = unique([fonts.titles, fonts.texts].filter(({ isKnown }) => !isKnown).map(({ name }) => name)).map(
    (name) =>
      `the widths of ${name} are not known: room is left for a wide font; name its files under fonts.deck of a house style, and they are measured`,
  );
  const dark = unique(kinds.flatMap((kind) => layouts[kind].layout.ground.picture ?? []))
    .filter((part) => !pictures.has(part))
    .map(() => 'the picture behind its slides cannot be read: look at the contrast yourself');
  const links = template.hidesLinks
    ? ['links cannot be read in the colour that the theme has for them: they are in that of the words around']
    : [];
  return [...lacking, ...pale, ...links, ...words, ...unknown, ...remarks, ...dark];
}

const unique = (lines: string[]) => [...new Set(lines)];

/** A colour as the menus of presentation programs call it. */
export function nameOf({ slot, mod, off }: TemplateColor): string {
  const names: Record<string, string> = { tx1: 'text 1', bg1: 'background 1', tx2: 'text 2', bg2: 'background 2' };
  const name = names[slot] ?? slot.replace('accent', 'accent ');
  if (off > 0) return `${name}, lighter ${Math.round(off * 100)} %`;
  return mod === 1 ? name : `${name}, darker ${Math.round((1 - mod) * 100)} %`;
}

/** Rounded down, so that 4.49 is not told as enough. */
const ratio = (value: number) => `${(Math.floor(value * 10) / 10).toFixed(1)} : 1`;

const inches = (points: number) => String(Math.round((points / 72) * 100) / 100);

function ratioOf(width: number, height: number): string {
  const known = [
    [16, 9],
    [4, 3],
    [16, 10],
  ].find(([wide, high]) => Math.abs(width / height - wide! / high!) < 0.01);
  return known ? known.join(':') : `${Math.round((width / height) * 100) / 100} : 1`;
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
