/** What pdfkit 0.20.2 has, this writer uses, and @types/pdfkit 0.17.6 lacks. */
declare namespace PDFKit {
  /** A TrueType font on its way into the file: each glyph gets a code when it is first used. */
  interface EmbeddedFont {
    /** Its name in the page's resources, such as `F1`. */
    readonly id: string;
    /** For each code, the characters it stands for: the ToUnicode map. */
    readonly unicode: number[][];
    /** Gives each glyph its code. */
    readonly subset: { includeGlyph(id: number): number };
    /** For each code, the advance in thousandths of the size. */
    readonly widths: number[];
    /** What makes thousandths of font units. */
    readonly scale: number;
    ref(): PDFKitReference;
  }

  interface PDFDocument {
    /** Both halves of the trailer's /ID. */
    _id: Uint8Array;
    /** The font last set. */
    readonly _font: EmbeddedFont;
    /** The document catalog. */
    readonly _root: { data: Record<string, unknown> };
    /** Appends title, dates and the like to the XMP packet. */
    _addInfo(): void;
  }

  interface PDFOutline {
    readonly dictionary: { data: Record<string, unknown> };
    /** `top` and `left` in points, from the top and from the right edge of the page. */
    addItem(title: string, options: { top: number; left: number }): PDFOutline;
  }

  interface PDFStructureElement {
    readonly dictionary: PDFKitReference & { data: Record<string, unknown> };
  }

  namespace Mixins {
    interface PDFFont {
      /** A font read by fontkit, and the name under which the document keeps it. */
      font(source: object, name: string): this;
    }
    interface StructureElementOptions {
      /** Left, top, right and bottom in points, from the top left corner of the page. */
      bbox?: [number, number, number, number];
      placement?: 'Block' | 'Inline';
    }
    interface AnnotationOption {
      structParent?: PDFStructureElement;
    }
    interface PDFAttachmentOptions {
      /** What the attachment is to the document: AFRelationship of ISO 19005-3, 6.8. */
      relationship?: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
    }
  }
}
