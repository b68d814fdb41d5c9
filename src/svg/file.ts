/** An SVG as a file that tells whether somebody changed it since. */
import { openSeal, sealed } from '../seal.js';

/** Takes what `writeSvg` gives. */
export const svgFile = (svg: string): Uint8Array =>
  sealed(new TextEncoder().encode(svg.replace(/<\/svg>\n$/, () => `<!--${openSeal}--></svg>\n`)));
