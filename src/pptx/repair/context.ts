/** What each repair is given and gives. */
import type { Attachment, Properties } from '../../document/types.js';
import type { PreviousDeck } from '../../layout/deck/previous-deck.js';
import type { DeckLayout } from '../../layout/types.js';
import type { MeasuredTemplate } from '../../template-deck/template-deck.js';
import type { Theme } from '../../theme/theme.js';
import type { BuiltChart } from '../chart/sheet.js';
import type { TagOf } from '../master.js';
import type { PlannedSlide } from '../plan.js';
import type { Parts } from '../zip.js';
import { own } from '../../own.js';

/** What the deck should be, for what pptxgenjs could not be told. */
export interface RepairContext {
  layout: DeckLayout;
  properties: Properties;
  slides: PlannedSlide[];
  /** In the order of the deck. */
  charts: BuiltChart[];
  theme: Theme;
  /** The template that its slides stand on; null for our own master. */
  house: MeasuredTemplate | null;
  tagOf: TagOf;
  /** The data that it carries; null where they are left out. */
  attachment: Attachment | null;
  /** What is known of the deck before, and learns this one. */
  previous: PreviousDeck;
}

/** Changes the parts in place. */
export type Repair = (parts: Parts, context: RepairContext) => void;

/** The text of a part. Throws when pptxgenjs did not write it. */
export function textOf(parts: Parts, name: string): string {
  const part = own(parts, name);
  if (typeof part !== 'string') throw new Error(`pptxgenjs wrote no ${name}`);
  return part;
}
