/** Opens a document that declares what both archives and screen readers ask for. */
import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import type { Attachment, Properties } from '../document/types.js';
import type { PageLayout } from '../layout/types.js';
import { describeInXmp, type Information } from './xmp.js';

/**
 * A document of one empty page of the layout's size, with metadata and without
 * any font. The identifier in its trailer is a hash of all that goes into it.
 */
export function openDocument(
  layout: PageLayout,
  properties: Properties,
  attachment: Attachment | null,
): PDFKit.PDFDocument {
  const info = informationOf(properties);
  const document = new PDFDocument({
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: properties.language,
    displayTitle: true,
    size: [layout.width, layout.height],
    margin: 0,
    // Left undefined, pdfkit would read Helvetica, which PDF/A lets no page use.
    font: '',
    info,
  });
  document._id = identifierOf(layout, properties, info, attachment);
  // pdfkit's own writes the values without escaping them, and knows no PDF/UA.
  document._addInfo = () => document.appendXML(describeInXmp(info));
  // A page is opened to be read: bookmarks stay at hand, but closed.
  document._root.data.PageMode = 'UseNone';
  return document;
}

function informationOf({ title, authors, subject, keywords, date }: Properties): Information {
  const day = dateOf(date);
  return {
    Title: title,
    ...(authors && { Author: authors }),
    ...(subject && { Subject: subject }),
    ...(keywords && { Keywords: keywords }),
    Creator: 'trialbrief',
    Producer: 'trialbrief',
    CreationDate: day,
    ModDate: day,
  };
}

/** The date of the data at midnight UTC, unless SOURCE_DATE_EPOCH (reproducible-builds.org) sets another. */
function dateOf(isoDate: string): Date {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  const date = epoch ? new Date(Number(epoch) * 1000) : new Date(isoDate);
  if (Number.isNaN(date.getTime())) throw new Error(`Not a date for the PDF: ${epoch ?? isoDate}`);
  return date;
}

/** ISO 32000-1, 14.4: sixteen bytes that differ whenever the content does. pdfkit's hash the information only. */
function identifierOf(
  layout: PageLayout,
  { language }: Properties,
  info: Information,
  attachment: Attachment | null,
): Uint8Array {
  // The bytes of a picture would be millions of numbers as text.
  const artifacts = layout.artifacts.map((item) => (item.kind === 'picture' ? { ...item, picture: null } : item));
  const words = [{ ...layout, artifacts }, language, info, { ...attachment, bytes: null }];
  const hash = createHash('sha256').update(JSON.stringify(words));
  for (const item of layout.artifacts) if (item.kind === 'picture') hash.update(item.picture.bytes);
  if (attachment) hash.update(attachment.bytes);
  return hash.digest().subarray(0, 16);
}
