/** Texts of PDFs whose fonts have signs under wrong letters: `P ¼ 0.002`, `n 5 102`, `22.3 to 13.4` for −2.3 to 13.4. */
import type { Block } from './block.js';

/** An equals sign that came out as `5` or `¼`, or a less-than sign that came out as a comma or `o`. */
const broken = [/\b[Pp]\s[5¼]\s?0?[.·]\d/, /\bn\s[5¼]\s\d/, /\b[Pp]\s[,o]\s?0?[.·]\d/];

/** Whether signs of the text cannot be trusted: then a minus may be missing, or be a digit. */
export const hasBrokenSigns = (blocks: readonly Pick<Block, 'text'>[]): boolean =>
  blocks.some(({ text }) => broken.some((pattern) => pattern.test(text)));
