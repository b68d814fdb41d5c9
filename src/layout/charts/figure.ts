/**
 * A figure as geometry: worked out once from the marks, for any width, height and
 * type; the page paints it, the deck makes native charts of it. Lengths are points
 * from the figure's own upper left corner; values are those of the trial.
 */
import type { ArmTone, Inline, Worded } from '../../document/types.js';
import { words } from '../../document/words.js';
import type { ColorName, Face } from '../../theme/theme.js';
import type { MeasuredText } from '../lines.js';
import type { Panel, PanelPart } from './panel.js';

export { placeOn, valueAt, xOf, yOf, type Axis, type Panel, type Point, type PanelPart } from './panel.js';

export interface Figure {
  width: number;
  height: number;
  panels: Panel[];
  texts: FigureText[];
}

/** The parts that words play in a figure. */
export type FigureRole = 'head' | 'detail' | 'label' | 'value' | 'tick' | 'estimate' | 'interval';

/** How words of a figure are set and measured: the page and the deck have their own sizes and fonts. */
export interface FigureStyle {
  /** Weight of the line of an interval, in points. */
  weight: number;
  /** Space between a plot and the words below it, in points. */
  below: number;
  of(role: FigureRole): { size: number; leading: number; face: Face; color: ColorName };
  measure(words: readonly Inline[], face: Face): MeasuredText;
}

/** Words at their place: the box that they fill, from its upper left corner. */
export interface FigureText {
  role: FigureRole;
  words: readonly Inline[];
  x: number;
  y: number;
  width: number;
  height: number;
  align: 'left' | 'center' | 'right';
  /** Where it is not that of the role. */
  color?: ColorName;
  tone?: ArmTone;
  /** Written by the layout, such as the label of a tick: no figure of the trial. */
  own?: true;
  /** What of a panel they tell; words that stand for themselves tell nothing. */
  tells?: PanelPart;
}

/** Words and their letters as inlines. */
export const inlinesOf = ({ text, letters, data }: Worded): Inline[] => words(text, letters, data);
