/** The fonts that page and slides are drawn in, from the packed files: none is asked of a network or of the system. */
import type { PackedFiles } from './messages.js';

/** Names of the families by the packages they come from. */
const families = new Map([
  ['source-sans-3', 'Source Sans 3'],
  ['ibm-plex-sans', 'IBM Plex Sans'],
  ['arimo', 'Arimo'],
  ['noto-sans-math', 'Noto Sans Math'],
]);

/** Makes the fonts known to the page, under the names that the drawings call them by. */
export function addFonts(files: PackedFiles): void {
  for (const [path, bytes] of Object.entries(files)) {
    const [, name = '', weight = '400', italic] =
      /fonts\/([^/]+)\/(\d+)[A-Za-z]*(_Italic)?\/[^/]+\.ttf$/.exec(path) ?? [];
    const family = families.get(name);
    if (!family) continue;
    const style = italic === undefined ? 'normal' : 'italic';
    document.fonts.add(new FontFace(family, bytes as BufferSource, { weight, style }));
  }
}
