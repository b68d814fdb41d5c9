/** Pictures take the height that is left, whole and in their own proportions, in the middle of the width. */
import { ContentError } from '../../errors.js';
import type { Picture } from '../../document/types.js';
import type { Part, Setting } from './stack.js';

/** A picture of the data. Throws a ContentError where the data have none of its name. */
export function picturePart({ file, alt, title, place }: Picture, { width, whole, pictures }: Setting): Part {
  const picture = pictures?.get(file);
  if (pictures && !picture) {
    const [message, hint] = [`there is no figure "${file}" in the data`, 'name the “file” of one of the figures'];
    throw new ContentError([{ severity: 'error', message, hint, ...place }]);
  }
  return {
    // In less than half of the body, too little of it is seen.
    height: whole / 2,
    grows: 0,
    stretch: Infinity,
    tooWide: 0,
    cramped: false,
    place: (x, y, given) => {
      if (!picture) return [];
      const scale = Math.min(width / picture.width, given / picture.height);
      const [wide, high] = [picture.width * scale, picture.height * scale];
      const box = { x: x + (width - wide) / 2, y: y + (given - high) / 2, width: wide, height: high };
      return [{ kind: 'picture', name: title || 'Picture', alt, ...box, picture }];
    },
  };
}
