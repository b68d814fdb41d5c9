/** Draws items where the layout put them. Points, from the top left corner, as in pdfkit. */
import type { CircleItem, Item, PathItem, PictureItem, RectItem } from '../layout/types.js';
import type { Theme } from '../theme/theme.js';
import { EmbeddedPicture } from './picture.js';
import { TextPainter } from './text.js';

/** Puts items onto the page of a document, one over the other. */
export class Painter {
  private readonly text: TextPainter;

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly theme: Theme,
  ) {
    this.text = new TextPainter(document, theme);
  }

  paint(items: readonly Item[]): void {
    for (const item of items) {
      if (item.kind === 'text') this.text.set(item);
      else if (item.kind === 'picture') this.paintPicture(item);
      else this.paintShape(item);
    }
  }

  private paintPicture({ x, y, width, height, picture }: PictureItem): void {
    this.document.image(new EmbeddedPicture(picture.drawn) as unknown as Buffer, x, y, { width, height });
  }

  private paintShape(shape: RectItem | PathItem | CircleItem): void {
    const { document } = this;
    if (!shape.fill && !shape.stroke) return;
    if (shape.fill) document.fillColor(`#${this.theme.colors[shape.fill]}`);
    if (shape.stroke) document.strokeColor(`#${this.theme.colors[shape.stroke]}`).lineWidth(shape.lineWidth ?? 1);
    const dash = shape.kind === 'path' ? shape.dash : undefined;
    if (dash) document.dash(dash[0], { space: dash[1] });
    this.outline(shape);
    if (!shape.stroke) document.fill();
    else if (!shape.fill) document.stroke();
    else document.fillAndStroke();
    if (dash) document.undash();
  }

  /** Leaves the shape as the current path. */
  private outline(shape: RectItem | PathItem | CircleItem): void {
    const { document } = this;
    switch (shape.kind) {
      case 'rect':
        if (shape.radius) document.roundedRect(shape.x, shape.y, shape.width, shape.height, shape.radius);
        else document.rect(shape.x, shape.y, shape.width, shape.height);
        return;
      case 'circle':
        document.circle(shape.x, shape.y, shape.radius);
        return;
      case 'path':
        shape.points.forEach(([x, y], index) => (index === 0 ? document.moveTo(x, y) : document.lineTo(x, y)));
        if (shape.fill) document.closePath();
    }
  }
}
