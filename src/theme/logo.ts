/** The logo of a house style. */
import type { Logo } from './theme.js';

/** The largest size of a logo in a box that keeps its proportions. */
export function fitLogo(
  { width, height }: Logo,
  box: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(box.width / width, box.height / height);
  return { width: width * scale, height: height * scale };
}
