/** Runs of words of one style, and the fonts and sizes that they are set in. */
import type { DataSpan, Inline, Link } from '../document/types.js';
import type { FaceChain, Fonts } from '../fonts/fonts.js';
import type { Face } from './types.js';

/** `superior` is raised by the font's own small letters, which need no other size and baseline. */
export type Script = 'normal' | 'sup' | 'sub' | 'superior';

/** A run of words of one style. */
export interface Run {
  text: string;
  face: Face;
  script: Script;
  link: Link | null;
  /** What its text prints of the data. */
  data?: DataSpan[] | undefined;
}

/** How far the baselines of raised and lowered characters move, as a part of the text size. */
export const rises: Record<Script, number> = { normal: 0, sup: 0.34, sub: -0.14, superior: 0 };

/** Size of raised and lowered characters, in points: two thirds of the text, and never below what is legible. */
export function scriptSize(script: Script, size: number): number {
  return script === 'normal' || script === 'superior' ? size : Math.min(size, Math.max(leastSize, size * 0.68));
}

/** Smallest text of page and deck, in points. */
const leastSize = 7;

/** The words of some inlines as runs; a hard break is a run of one newline. */
export function runsOf(
  inlines: readonly Inline[],
  face: Face,
  script: Script = 'normal',
  link: Link | null = null,
): Run[] {
  return inlines.flatMap((inline): Run[] => {
    switch (inline.tag) {
      case 'text':
        return [{ text: inline.text, face, script, link, data: inline.data }];
      case 'br':
        return [{ text: '\n', face, script: 'normal', link: null }];
      case 'em':
        return runsOf(inline.children, 'italic', script, link);
      case 'strong':
        return runsOf(inline.children, 'strong', script, link);
      case 'sup':
      case 'sub':
        return runsOf(inline.children, face, inline.tag, link);
      case 'letters':
        return runsOf(inline.children, face, 'sup', link);
      case 'a':
        return runsOf(inline.children, face, script, inline);
    }
  });
}

/** Presentation programs raise letters themselves; on the page a font's own are finer, where it has them. */
export function withSuperiors(run: Run, fonts: Fonts): Run {
  const has = run.script === 'sup' && fonts.superiors(run.face).split(run.text) !== null;
  return has ? { ...run, script: 'superior' } : run;
}

/** Whether a run is raised, by its size and place or by the font's own letters. */
export const isRaised = ({ script }: Run): boolean => script === 'sup' || script === 'superior';

/** The fonts that a run is measured and set with. */
export function chainOf({ face, script }: Run, fonts: Fonts): FaceChain {
  return script === 'superior' ? fonts.superiors(face) : fonts.chain(face);
}

/** Whether two runs can be drawn as one. */
export const sameStyle = (a: Run, b: Run) => a.face === b.face && a.script === b.script && a.link === b.link;
