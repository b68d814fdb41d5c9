/** A picture in the PDF (ISO 32000-1, 8.9.5), as pdfkit takes it in place of its own, which loses what is transparent. */

/** Rows from the top, four bytes a pixel: red, green, blue, and how opaque it is. */
interface Pixels {
  width: number;
  height: number;
  rgba: Uint8Array;
}

/** Samples of eight bits, so many a pixel: `first` is the place of the first in the four of a pixel. */
function samples({ rgba }: Pixels, first: number, count: number): Uint8Array {
  const found = new Uint8Array((rgba.length / 4) * count);
  for (let pixel = 0, at = 0; pixel < rgba.length; pixel += 4) {
    for (let part = first; part < first + count; part += 1) found[at++] = rgba[pixel + part]!;
  }
  return found;
}

export class EmbeddedPicture {
  readonly label = 'Picture';
  readonly width: number;
  readonly height: number;
  /** Set once it is in the document. */
  obj: PDFKit.PDFKitReference | null = null;

  constructor(private readonly pixels: Pixels) {
    this.width = pixels.width;
    this.height = pixels.height;
  }

  /** Called by pdfkit: writes the colours and, where something is transparent, how opaque they are (11.6.5.3). */
  embed(document: PDFKit.PDFDocument): void {
    const opacity = samples(this.pixels, 3, 1);
    const isOpaque = opacity.every((level) => level === 255);
    const mask = isOpaque ? {} : { SMask: this.image(document, 'DeviceGray', opacity, {}) };
    this.obj = this.image(document, 'DeviceRGB', samples(this.pixels, 0, 3), mask);
  }

  private image(
    document: PDFKit.PDFDocument,
    ColorSpace: string,
    content: Uint8Array,
    more: object,
  ): PDFKit.PDFKitReference {
    const size = { Width: this.width, Height: this.height, BitsPerComponent: 8 };
    const image = document.ref({ Type: 'XObject', Subtype: 'Image', ColorSpace, ...size, ...more });
    image.end(Buffer.from(content));
    return image;
  }
}
