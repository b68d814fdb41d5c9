/** Speaker notes as plain paragraphs. */
import { plainText } from '../../document/build.js';
import type { Slide } from '../../document/types.js';

/** The time that the slide takes, then what to say. */
export function notesOf({ minutes, notes }: Slide): string[] {
  const time = minutes > 0 ? [`Time: ${duration(minutes)}`] : [];
  return [...time, ...notes.map(plainText).filter((text) => text.trim() !== '')];
}

/** Such as `1 minute 30 seconds`. */
function duration(minutes: number): string {
  const whole = Math.floor(minutes);
  const seconds = Math.round((minutes - whole) * 60);
  return [counted(whole, 'minute'), counted(seconds, 'second')].filter((part) => part !== '').join(' ');
}

function counted(count: number, unit: string): string {
  if (count === 0) return '';
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
