/** From a laid-out page to the bytes of a PDF file. */
import type { Attachment, Properties } from '../document/types.js';
import type { PageLayout } from '../layout/types.js';
import { defaultTheme, type Theme } from '../theme/theme.js';
import { addBookmarks } from './bookmarks.js';
import { openDocument } from './document.js';
import { finished } from './finish.js';
import { Painter } from './paint.js';
import { drawTags } from './tags.js';

/**
 * Writes one page as a file that is both PDF/A-3a (ISO 19005-3) and PDF/UA-1
 * (ISO 14289-1). The same arguments give the same bytes, in any time zone; the
 * environment variable SOURCE_DATE_EPOCH, in seconds, replaces the file's date.
 */
export async function writePdf(
  layout: PageLayout,
  properties: Properties,
  attachment: Attachment | null,
  theme: Theme = defaultTheme,
): Promise<Uint8Array> {
  const document = openDocument(layout, properties, attachment);
  const painter = new Painter(document, theme);
  drawArtifacts(document, painter, layout);
  drawTags(document, painter, layout.content);
  addBookmarks(document, layout.content);
  if (attachment) attach(document, attachment);
  return finished(await bytesOf(document));
}

/** What the document writes until its end, which comes late where pictures are still being packed. */
async function bytesOf(document: PDFKit.PDFDocument): Promise<Buffer> {
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const end = new Promise<void>((resolve, reject) => document.once('end', resolve).once('error', reject));
  document.end();
  await end;
  return Buffer.concat(pieces);
}

/** ISO 14289-1, 7.1: what is not content is marked as an artifact (ISO 32000-1, 14.8.2.2). */
function drawArtifacts(document: PDFKit.PDFDocument, painter: Painter, { artifacts }: PageLayout): void {
  if (artifacts.length === 0) return;
  document.markContent('Artifact', { type: 'Layout' });
  painter.paint(artifacts);
  document.endMarkedContent();
}

/** ISO 19005-3, 6.8: an embedded file tells its media type and what it is to the document. */
function attach(document: PDFKit.PDFDocument, { bytes, ...about }: Attachment): void {
  const date = document.info.CreationDate;
  document.file(Buffer.from(bytes), { ...about, relationship: 'Source', creationDate: date, modifiedDate: date });
}
