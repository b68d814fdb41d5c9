/** What slides inherit: the colours and fonts of the theme, and the sizes of titles and texts of the master. */
import type { MergeLog } from './log.js';
import type { Package } from './package.js';
import { presentationPart } from './slides.js';
import { at, attribute, children, replaceBy, type Element } from './xml.js';

/** One thing that a user changes in the view of masters, and how it is compared. */
interface Inherited {
  /** As it is told: “Master: you changed the size of titles”. */
  name: string;
  holder: 'Master' | 'Theme';
  find: (deck: Package) => Element | null;
  /** What of it counts; programs write the rest in forms of their own. */
  value: (found: Element) => string;
}

const master = (deck: Package): string | null => deck.related(presentationPart, 'slideMaster');

function theme(deck: Package): Element | null {
  const part = master(deck);
  const found = part === null ? null : deck.related(part, 'theme');
  return found !== null && deck.has(found) ? at(deck.root(found), 'themeElements') : null;
}

const style = (name: string) => (deck: Package) => {
  const part = master(deck);
  return part !== null && deck.has(part) ? at(deck.root(part), 'txStyles', name, 'lvl1pPr') : null;
};

const slots = (scheme: Element) =>
  children(scheme).map((slot) => {
    const color = children(slot)[0] ?? null;
    return `${slot.localName} ${(attribute(color, 'lastClr') ?? attribute(color, 'val') ?? '').toUpperCase()}`;
  });

const inherited: readonly Inherited[] = [
  {
    name: 'its colours',
    holder: 'Theme',
    find: (deck) => at(theme(deck), 'clrScheme'),
    value: (scheme) => slots(scheme).sort().join(),
  },
  {
    name: 'its fonts',
    holder: 'Theme',
    find: (deck) => at(theme(deck), 'fontScheme'),
    value: (scheme) =>
      ['majorFont', 'minorFont'].map((font) => attribute(at(scheme, font, 'latin'), 'typeface') ?? '').join(),
  },
  ...(['title', 'body'] as const).map((kind): Inherited => ({
    name: `the size of ${kind === 'title' ? 'titles' : 'texts'}`,
    holder: 'Master',
    find: style(`${kind}Style`),
    value: (level) => String(Math.round(Number(attribute(at(level, 'defRPr'), 'sz') ?? 0) / 100)),
  })),
];

/** Keeps what the user changed there, and says so; what nobody changed follows the tool and its house style. */
export function mergeMasters(theirs: Package, base: Package, ours: Package, log: MergeLog): void {
  for (const { name, holder, find, value } of inherited) {
    const [now, before, fresh] = [find(theirs), find(base), find(ours)];
    if (!now || !before || !fresh) continue;
    if (value(now) !== value(before)) {
      if (value(now) !== value(fresh)) log.keepOfAll(holder, `you changed ${name}`);
    } else if (value(before) !== value(fresh)) {
      replaceBy(now, fresh);
      log.renewOfAll(holder, `${name} ${name.startsWith('the') ? 'is' : 'are'} new`);
    }
  }
}
