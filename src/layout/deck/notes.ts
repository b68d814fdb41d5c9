/** Speaker notes as plain paragraphs. */
import { plainText } from '../../document/build.js';
import type { Slide } from '../../document/types.js';
import type { SlideLayout } from '../types.js';
import { shareTime, timeLine } from './schedule.js';

/** A slide before the talk's time is shared out: its part of that time beside other slides'. */
export interface Draft {
  slide: SlideLayout;
  weight: number;
}

/** What to say, as the template has it. */
export function notesOf({ notes }: Slide): string[] {
  return notes.map(plainText).filter((text) => text.trim() !== '');
}

/** A slide that does not say how long it takes counts as a minute. */
export function weightOf({ minutes }: Slide): number {
  return minutes > 0 ? minutes : 1;
}

/** The slides with the time of each; together they take the talk's minutes. */
export function withTimes(drafts: Draft[], minutes: number): SlideLayout[] {
  const weights = drafts.map(({ weight }) => weight);
  const times = shareTime(weights, minutes);
  let end = 0;
  return drafts.map(({ slide }, index) => {
    end += times[index]!;
    return { ...slide, time: timeLine(times[index]!, end, minutes * 60) };
  });
}
