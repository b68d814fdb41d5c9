/** A slide of each kind on a template, drawn: where words go, in which sizes and colours. */
import { buildDeck } from '../document/build.js';
import { parseMarkup } from '../document/markup.js';
import type { Properties } from '../document/types.js';
import { base64 } from '../base64.js';
import { layoutDeck } from '../layout/deck/deck.js';
import { DeckTypesetter } from '../layout/deck/measured-words.js';
import { slideDrawings } from '../layout/deck/drawing.js';
import type { SlideKind } from '../layout/types.js';
import { writeSvg } from '../svg/write.js';
import { defaultTheme } from '../theme/theme.js';
import { deckThemeOf } from './deck-theme.js';
import type { MeasuredTemplate } from './template-deck.js';
import type { Area } from './types.js';

/** Words about words: a sample that tells of no trial. */
const sample = `<deck>
<slide key="title" layout="title" section="a" kicker="What kind of paper · condition"><h1>The finding as one sentence: what was given to whom, and what came of it</h1><p>Authors. Title of the paper. <em>Journal</em>, year and pages</p><p role="note">[Presenter · department · date]</p></slide>
<slide key="section" layout="section" section="b"><h1>What opens a section</h1><p>What it holds, in a line or two</p></slide>
<slide key="text" section="b"><h1>A title tells the finding of its slide as a sentence, mostly in two lines</h1><ul><li>The first point, which may take more than one line of the slide where there is something to say</li><li>The second point</li><li>The third point</li></ul><p role="note">A note stands at the foot.</p></slide>
<slide key="two-content" section="b"><h1>Two things beside each other</h1><columns><card tone="accent" label="Strengths"><ul><li>What speaks for it</li><li>What else does</li></ul></card><card tone="caution" label="Limits"><ul><li>What speaks against it</li><li>What else does</li></ul></card></columns></slide>
<slide key="three-content" section="b"><h1>Three things beside each other</h1><ol columns="3"><li>The first, in a sentence or two</li><li>The second, in a sentence or two</li><li>The third, in a sentence or two</li></ol></slide>
<slide key="figure" section="b"><h1>A table of what was measured, by arm</h1><table title="Sample"><tr kind="head"><th scope="col">Outcome</th><th scope="col" align="center">Treatment</th><th scope="col" align="center">Comparator</th></tr><tr kind="strong"><th scope="row">Primary outcome</th><td align="center">value</td><td align="center">value</td></tr><tr><th scope="row">Another outcome</th><td align="center">value</td><td align="center">value</td></tr><tr><th scope="row">Harms</th><td align="center">value</td><td align="center">value</td></tr></table></slide>
</deck>`;

const properties = { shortCitation: 'Authors, Journal, year' } as Properties;

/** Each kind of slide as an SVG file, by name. A kind that has no room on the template is told instead, by the error's words. */
export function slidePictures(template: MeasuredTemplate): { name: SlideKind; svg: string }[] {
  const theme = deckThemeOf(template, defaultTheme);
  const { slides: all, ...deck } = buildDeck(parseMarkup(sample, 'sample'));
  const typesetter = new DeckTypesetter(theme.fonts);
  const options = { frame: template.frame, footer: theme.footer, typesetter };
  const laid = layoutDeck({ ...deck, slides: all }, properties, options);
  const drawings = slideDrawings(laid, typesetter.fonts);
  return laid.slides.map(({ layout }, index) => ({
    name: layout,
    svg: writeSvg(
      drawings[index]!,
      {
        title: `${layout}: “${template.layouts[layout].layout.name}”`,
        description: 'A slide of the sample on this template',
        language: 'en',
        family: 'deck',
        behind: behind(template, layout),
      },
      theme,
    ),
  }));
}

/** The ground of a layout, and what it draws. */
function behind({ house, layouts, pictures }: MeasuredTemplate, kind: SlideKind): string {
  const { ground, shapes } = layouts[kind].layout;
  const whole = { x: 0, y: 0, width: house.width, height: house.height };
  const draw = (area: Area, fill: string | null, part: string | null): string => {
    const place = `x="${area.x}" y="${area.y}" width="${area.width}" height="${area.height}"`;
    const picture = part === null ? undefined : pictures.get(part);
    if (picture)
      return `<image ${place} preserveAspectRatio="none" href="data:image/png;base64,${base64(picture.drawn.png)}"/>`;
    return fill === null ? '' : `<rect ${place} fill="#${fill}"/>`;
  };
  return [
    draw(whole, ground.color, ground.picture),
    ...shapes.map((shape) => draw(shape, shape.fill, shape.picture)),
  ].join('');
}
