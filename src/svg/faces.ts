/** How SVG names the fonts of a drawing, and how it carries them. */
import { base64 } from '../base64.js';
import type { Fonts } from '../fonts/fonts.js';
import type { TextItem } from '../layout/types.js';
import { attributes } from './attributes.js';

/** A font as CSS names it. */
interface Named {
  family: string;
  weight: number;
  style: 'normal' | 'italic';
  /** The file itself. */
  bytes: Uint8Array;
}

/** The fonts that a drawing uses, by face and place in the chain. */
export class Faces {
  private readonly used = new Map<string, { named: Named; attributes: string }>();

  constructor(
    private readonly fonts: Fonts,
    /** The name of the deck's font, which is set before the one that it is measured with. */
    private readonly deckFont: string,
  ) {}

  /** The attributes of a text that name its font, but for what all text of the drawing has. */
  attributesOf({ face, font }: Pick<TextItem, 'face' | 'font'>): string {
    const key = `${face}/${font}`;
    let entry = this.used.get(key);
    if (!entry) {
      const named = this.named(face, font);
      const family = font === 0 ? undefined : quoted(named.family);
      const weight = named.weight === 400 ? undefined : String(named.weight);
      const style = named.style === 'italic' ? 'italic' : undefined;
      entry = { named, attributes: attributes({ 'font-family': family, 'font-weight': weight, 'font-style': style }) };
      this.used.set(key, entry);
    }
    return entry.attributes;
  }

  /** The fonts that text is set in, those that are like it behind: programs take the first that they have. */
  list(): string {
    const own = quoted(this.named('regular', 0).family);
    const named = this.fonts.family === 'deck' ? [quoted(this.deckFont), own, 'Helvetica'] : [own];
    return [...named, 'sans-serif'].join(', ');
  }

  /** Rules that bring along every font used until now (CSS Fonts 4, 4.1). */
  rules(): string {
    return [...this.used.values()]
      .map(
        ({ named: { family, weight, style, bytes } }) =>
          `@font-face{font-family:${quoted(family)};font-weight:${weight};font-style:${style};` +
          `src:url(data:font/ttf;base64,${base64(bytes)})}`,
      )
      .join('');
  }

  private named(face: TextItem['face'], font: number): Named {
    const { source, bytes } = this.fonts.chain(face).font(font);
    return {
      family: source.getName('preferredFamily', 'en') ?? source.familyName,
      weight: source['OS/2'].usWeightClass,
      style: face === 'italic' ? 'italic' : 'normal',
      bytes,
    };
  }
}

const quoted = (family: string) => `'${family.replace(/['"\\<&]/g, '')}'`;
