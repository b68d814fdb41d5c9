/**
 * One pass over the package that pptxgenjs 4.0.1 wrote. Each step mends what
 * PowerPoint would offer to repair, what the schema forbids, what readers of
 * the screen miss or what the clock put in.
 */
import { renumberCharts, writeCharts } from './charts.js';
import type { Repair, RepairContext } from './context.js';
import { writeLogo } from './logo.js';
import { separateNotesTheme, writeNotes } from './notes.js';
import { writePictures } from './pictures.js';
import { mendContentTypes, setLanguage } from './package.js';
import { orderPresentation, writeSections } from './presentation.js';
import { writeProperties } from './properties.js';
import { repairSlides } from './slides.js';
import { recolorTheme, writeMaster } from './theme.js';
import { carryBase } from '../base.js';
import { addFingerprint } from '../fingerprint.js';
import { packZip, type Parts } from '../zip.js';

const repairs: readonly Repair[] = [
  renumberCharts,
  writeCharts,
  repairSlides,
  writePictures,
  writeNotes,
  recolorTheme,
  separateNotesTheme,
  writeMaster,
  writeLogo,
  orderPresentation,
  writeSections,
  writeProperties,
  mendContentTypes,
  setLanguage,
];

/** The mended package (the parts are changed in place), packed so that the same content gives the same bytes. */
export async function repair(parts: Parts, context: RepairContext): Promise<Uint8Array> {
  for (const mend of repairs) mend(parts, context);
  // Only here: reading templates takes a library that most decks have no need of.
  if (context.house) (await import('./template-deck.js')).standOnHouse(parts, context);
  carryBase(parts, context.attachment);
  addFingerprint(parts);
  return packZip(parts);
}
