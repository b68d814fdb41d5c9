/**
 * The deck as a PowerPoint file (ECMA-376, PresentationML).
 *
 *     layout ─► plan (names, placeholders) ─► pptxgenjs (slides, tables, frames) ─► repair ─► bytes
 */
import type { Attachment, Properties } from '../document/types.js';
import { PreviousDeck } from '../layout/deck/previous-deck.js';
import type { DeckLayout, DeckLine, SlideKind } from '../layout/types.js';
import type { MeasuredTemplate } from '../template-deck/template-deck.js';
import { defaultTheme, type Theme } from '../theme/theme.js';
import { addChart, buildChart } from './chart/build.js';
import type { BuiltChart } from './chart/sheet.js';
import { schemeName } from './colors.js';
import { layoutNames, ownTags, type TagOf } from './master.js';
import { addPicture } from './picture.js';
import { planDeck, shapesOf, type PlannedShape, type PlannedSlide } from './plan.js';
import { newPresentation, writtenParts, type Presentation, type Slide } from './pptxgenjs.js';
import { repair } from './repair/repair.js';
import { addTable } from './table.js';
import { addText } from './text.js';
import { inches } from './units.js';
import { cleanStrings, escapeXml } from './xml.js';

/**
 * The bytes of the .pptx file. Lengths of the layout are points; characters
 * that XML forbids are left out. The same layout and properties give the same
 * bytes on every day, in every time zone and whatever was written before. With
 * `attachment`, the data, it carries what a later merge needs. With `house`, in whose
 * frame the layout was made, slides stand on that template's master. With the
 * `previous` deck that the layout was made with, slides that stay the same are not drawn again.
 */
export async function writePptx(
  layout: DeckLayout,
  properties: Properties,
  theme: Theme = defaultTheme,
  attachment: Attachment | null = null,
  house: MeasuredTemplate | null = null,
  previous: PreviousDeck = new PreviousDeck(),
): Promise<Uint8Array> {
  const deck = cleanStrings(layout);
  const about = cleanStrings(properties);
  const tagOf = house ? tagsOf(house) : ownTags;
  const slides = planDeck(deck, previous, tagOf);
  const presentation = draw(deck, slides, theme.deckFont);
  const charts = chartsOf(slides, about.language);
  const parts = await writtenParts(presentation);
  return repair(parts, { layout: deck, properties: about, slides, charts, theme, attachment, house, tagOf, previous });
}

/** By the placeholders that the template's layouts have (`p:ph`, ECMA-376 part 1, §19.3.1.36). */
const tagsOf =
  ({ holders }: MeasuredTemplate): TagOf =>
  (kind, name) => {
    const holder = holders[kind][name];
    if (!holder) return null;
    const type = holder.type === 'obj' ? '' : ` type="${escapeXml(holder.type)}"`;
    return `<p:ph${type}${holder.idx === 0 ? '' : ` idx="${holder.idx}"`}/>`;
  };

/** Everything up to here is synchronous: charts keep their order even when two decks are written at once. */
function draw(layout: DeckLayout, slides: PlannedSlide[], font: string): Presentation {
  const presentation = newPresentation();
  presentation.defineLayout({ name: 'deck', width: inches(layout.frame.width), height: inches(layout.frame.height) });
  presentation.layout = 'deck';
  // pptxgenjs writes the name of a font as it is.
  const name = escapeXml(font);
  presentation.theme = { headFontFace: name, bodyFontFace: name };
  for (const [, name] of layoutNames) presentation.defineSlideMaster({ title: name });
  for (const planned of slides) drawSlide(presentation, planned);
  return presentation;
}

function drawSlide(presentation: Presentation, planned: PlannedSlide): void {
  const slide = presentation.addSlide({ masterName: layoutName(planned.slide.layout) });
  if (planned.before === null) for (const shape of shapesOf(planned)) drawShape(slide, shape);
}

function layoutName(kind: SlideKind): string {
  return layoutNames.find(([known]) => known === kind)![1];
}

function drawShape(slide: Slide, shape: PlannedShape): void {
  const { item } = shape;
  switch (item.kind) {
    case 'text':
      return addText(slide, shape, item);
    case 'table':
      return addTable(slide, shape, item);
    case 'chart':
      return addChart(slide, shape, item);
    case 'picture':
      return addPicture(slide, shape, item);
    case 'line':
      return addLine(slide, shape, item);
    default:
      return item satisfies never;
  }
}

function addLine(slide: Slide, shape: PlannedShape, line: DeckLine): void {
  slide.addShape('line', {
    objectName: shape.token,
    x: inches(line.x),
    y: inches(line.y),
    w: inches(line.width),
    h: inches(line.height),
    line: { color: schemeName(line.color), width: line.weight },
  });
}

function chartsOf(slides: PlannedSlide[], language: string): BuiltChart[] {
  const boxes = slides.flatMap(shapesOf).map(({ item }) => item);
  return boxes.flatMap((item) => (item.kind === 'chart' ? [buildChart(item, language)] : []));
}
