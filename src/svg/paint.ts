/** One item of a drawing as an element of SVG. */
import { base64 } from '../base64.js';
import type { DataSpan } from '../document/types.js';
import type { Item, PictureItem, RectItem, TextItem } from '../layout/types.js';
import type { Theme } from '../theme/theme.js';
import { escapeXml } from '../xml/escape.js';
import type { Faces } from './faces.js';
import { attributes, length } from './attributes.js';

/** Writes items where the layout put them; what is printed of the data bears the path of its datum as `data-path`. */
export class Painter {
  constructor(
    private readonly faces: Faces,
    private readonly theme: Theme,
  ) {}

  paint(item: Item): string {
    switch (item.kind) {
      case 'text':
        return this.text(item);
      case 'picture':
        return this.picture(item);
      case 'rect':
        return `<rect${attributes({ ...boxOf(item), rx: item.radius })}${this.look(item)}/>`;
      case 'circle':
        return `<circle${attributes({ cx: item.x, cy: item.y, r: item.radius })}${this.look(item)}/>`;
      case 'path': {
        const points = item.points.map(([x, y]) => `${length(x)},${length(y)}`).join(' ');
        const dash = item.dash && attributes({ 'stroke-dasharray': item.dash.map(length).join(' ') });
        return `<${item.fill ? 'polygon' : 'polyline'} points="${points}"${this.look(item)}${dash ?? ''}/>`;
      }
    }
  }

  private look({ fill, stroke, lineWidth = 1 }: Pick<RectItem, 'fill' | 'stroke' | 'lineWidth'>): string {
    const outline = stroke ? { stroke: this.color(stroke), 'stroke-width': lineWidth } : {};
    return attributes({ fill: fill ? this.color(fill) : 'none', ...outline });
  }

  /**
   * The width is told with the words, so that they take their place in whichever font there is.
   * A font's own raised letters, which other fonts lack, are drawn small above the baseline.
   */
  private text(item: TextItem): string {
    // A space at the beginning would be left out.
    const words = item.text.trimEnd().replace(/^ +/, (spaces) => '\u00A0'.repeat(spaces.length));
    if (words === '') return '';
    const { size, baseline } = item;
    const [fontSize, y] = item.isSuperior ? [size * raised.size, baseline - size * raised.rise] : [size, baseline];
    const place = `x="${length(item.x)}" y="${length(y)}" font-size="${length(fontSize)}" fill="${this.color(item.color)}"`;
    const spacing = item.tracking ? ` letter-spacing="${length(item.tracking)}"` : '';
    const width = `textLength="${length(item.width)}" lengthAdjust="${item.tracking ? 'spacing' : 'spacingAndGlyphs'}"`;
    const inside = item.data ? marked(words, item.data) : escapeXml(words);
    return `<text ${place}${this.faces.attributesOf(item)}${spacing} ${width}>${inside}</text>`;
  }

  private picture(item: PictureItem): string {
    const href = `data:image/png;base64,${base64(item.picture.drawn.png)}`;
    return `<image${attributes({ ...boxOf(item), href })}/>`;
  }

  private color(name: keyof Theme['colors']): string {
    return `#${this.theme.colors[name]}`;
  }
}

/** Size and height above the baseline of raised letters, as parts of the size of the text. */
const raised = { size: 0.6, rise: 0.34 } as const;

const boxOf = ({ x, y, width, height }: RectItem | PictureItem) => ({ x, y, width, height });

function marked(words: string, data: readonly DataSpan[]): string {
  let done = 0;
  const parts = data.map(({ start, end, path }) => {
    const before = escapeXml(words.slice(done, start));
    done = Math.min(end, words.length);
    return `${before}<tspan data-path="${escapeXml(path)}">${escapeXml(words.slice(start, done))}</tspan>`;
  });
  return parts.join('') + escapeXml(words.slice(done));
}
