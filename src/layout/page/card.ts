/** Blocks on a ground, beside a bar or under a rule, with a label, a judging word and a large value. */
import type { Block, Card, Tone } from '../../document/types.js';
import { words } from '../../document/words.js';
import type { ColorName } from '../../theme/theme.js';
import type { Item, Tagged } from '../types.js';
import { layoutBlock, layoutStack, spaceBefore } from './block.js';
import { stacked, type MeasuredBlock, type Placed } from './measured-block.js';
import { typeOf, type Setting } from './style.js';
import { measureFor, setText, tag } from './text.js';

interface Look {
  /** The ground of the whole; null for none. */
  ground: ColorName | null;
  /** A bar at the left; a rule above. */
  bar: ColorName | null;
  rule: ColorName | null;
  /** Colours of the label, of pill and large value, and of the words. */
  label: ColorName;
  strong: ColorName;
  text: ColorName;
}

const looks: Record<Tone, Look> = {
  plain: { ground: 'tint', bar: null, rule: null, label: 'accent', strong: 'accent', text: 'ink' },
  accent: { ground: 'accent', bar: null, rule: null, label: 'paper', strong: 'paper', text: 'paper' },
  caution: { ground: 'cautionTint', bar: null, rule: null, label: 'caution', strong: 'caution', text: 'ink' },
  line: { ground: null, bar: null, rule: 'hairline', label: 'accent', strong: 'accent', text: 'ink' },
  bar: { ground: null, bar: 'accent', rule: null, label: 'accent', strong: 'accent', text: 'ink' },
  shown: { ground: null, bar: null, rule: 'accent', label: 'ink', strong: 'accent', text: 'ink' },
  open: { ground: null, bar: null, rule: 'comparator', label: 'ink', strong: 'muted', text: 'ink' },
  harms: { ground: null, bar: null, rule: 'caution', label: 'ink', strong: 'caution', text: 'ink' },
};

/** Weight of a bar, and of a rule, in points. */
const weights = { bar: 4, rule: 1.8 } as const;

/** A card in a width; `extra` points of height go to its ground. */
export function layoutCard(card: Card, width: number, setting: Setting, extra: number): MeasuredBlock {
  const look = looks[card.tone];
  const inset = insetOf(look, setting);
  const inner = width - inset.left - inset.right;
  const content = contentOf(card, look, inner, setting);
  const height = inset.top + content.height + inset.bottom + extra;
  return {
    height,
    place: (x, y): Placed => {
      const placed = content.place(x + inset.left, y + inset.top);
      return { ...placed, artifacts: [...groundOf(look, x, y, width, height), ...placed.artifacts] };
    },
  };
}

function insetOf({ ground, bar, rule }: Look, { space }: Setting) {
  if (ground) return { left: 10, right: 10, top: 7 * (0.5 + 0.5 * space), bottom: 7 * (0.5 + 0.5 * space) };
  if (bar) return { left: 14, right: 0, top: 1, bottom: 1 };
  return { left: 0, right: 0, top: rule ? 5 : 0, bottom: 0 };
}

function groundOf({ ground, bar, rule }: Look, x: number, y: number, width: number, height: number): Item[] {
  return [
    ...(ground ? [{ kind: 'rect', x, y, width, height, radius: 2, fill: ground } as const] : []),
    ...(bar ? [{ kind: 'rect', x, y, width: weights.bar, height, fill: bar } as const] : []),
    ...(rule ? [{ kind: 'rect', x, y, width, height: weights.rule, fill: rule } as const] : []),
  ];
}

/** Label, pill, the large value with the first words beside it, and what is left below. */
function contentOf(card: Card, look: Look, width: number, setting: Setting): MeasuredBlock {
  const { label, badge, value, children } = card;
  const parts: { laid: MeasuredBlock; before: number }[] = [];
  if (label !== '') parts.push({ laid: labelOf(label, look, width, setting), before: 0 });
  if (badge !== '') parts.push({ laid: badgeOf(badge, look, width, setting), before: 2 });
  const ink = { text: look.text, accent: look.label };
  const [first, ...rest] = children;
  if (value.text !== '') parts.push({ laid: valueOf(card, first, look, width, setting), before: 3 });
  const below = value.text === '' ? children : rest;
  if (below.length > 0) {
    const before = value.text !== '' && first ? spaceBefore(below[0]!, first) : label === '' ? 0 : 3;
    parts.push({ laid: layoutStack(below, width, setting, 0, ink), before: before * setting.space });
  }
  return stacked(parts);
}

function labelOf(label: string, { label: color }: Look, width: number, setting: Setting): MeasuredBlock {
  const text = setText(words(label), { role: 'h2', setting, width, color });
  return {
    height: text.height,
    place: (x, y) => ({ artifacts: [], tagged: [tag('H2', text.at(x, y), { title: label })] }),
  };
}

/** Air at both ends of a pill, in points. */
const pillInset = 7;

/** A word on a ground of its own, with round ends. */
function badgeOf(badge: string, { strong }: Look, width: number, setting: Setting): MeasuredBlock {
  const children = words(badge);
  const { size } = typeOf('badge', setting);
  const inner = Math.min(measureFor(children, { role: 'badge', setting }).natural(size) + 1, width - 2 * pillInset);
  const text = setText(children, { role: 'badge', setting, width: inner });
  const height = text.height + 2.4;
  const ground = (x: number, y: number): Item => ({
    kind: 'rect',
    x,
    y,
    width: inner + 2 * pillInset,
    height,
    radius: Math.min(height / 2, 7),
    fill: strong,
  });
  return {
    height,
    place: (x, y) => ({ artifacts: [ground(x, y)], tagged: [tag('P', text.at(x + pillInset, y + 1.2))] }),
  };
}

/** A value set large, and the first words beside it, on its baseline; below it where there is no room. */
function valueOf(
  { value }: Card,
  first: Block | undefined,
  look: Look,
  width: number,
  setting: Setting,
): MeasuredBlock {
  const children = words(value.text, value.letters, value.data);
  const { size, leading } = typeOf('number', setting);
  const natural = measureFor(children, { role: 'number', setting }).natural(size) + 1;
  const text = setText(children, { role: 'number', setting, width: Math.min(natural, width), color: look.strong });
  const number: MeasuredBlock = {
    height: text.height,
    place: (x, y) => ({ artifacts: [], tagged: [tag('P', text.at(x, y))] }),
  };
  if (!first) return number;
  const gap = 6;
  const left = natural + gap;
  const isBeside = left < width * 0.55;
  const body = layoutBlock(first, isBeside ? width - left : width, setting, 0, { text: look.text });
  if (!isBeside)
    return stacked([
      { laid: number, before: 0 },
      { laid: body, before: 0 },
    ]);
  // Both on one baseline: capitals stand in the middle of their lines.
  const own = typeOf('body', setting);
  const drop = leading / 2 + size * 0.33 - (own.leading / 2 + own.size * 0.33);
  return {
    height: Math.max(text.height, drop + body.height),
    place: (x, y) => {
      const beside = body.place(x + left, y + drop);
      const tagged: Tagged[] = [tag('P', text.at(x, y)), ...beside.tagged];
      return { artifacts: beside.artifacts, tagged };
    },
  };
}
