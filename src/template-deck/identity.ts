/** What a template says and shows on every slide: the words of its footer, and its logo. */
import type { SlideKind } from '../layout/types.js';
import type { Match } from './match.js';
import type { TemplateDeck } from './types.js';
import type { Pictures } from './grounds.js';
import type { Picture } from '../pictures/picture.js';

interface Shown {
  house: TemplateDeck;
  layouts: Record<SlideKind, Match>;
  pictures: Pictures;
}

/** What programs write into an empty footer. */
const prompt = /^$|footer|click|fußzeile|klick|pied de page|pie de página|‹|<#>/i;

/** The words at the foot of its slides; empty where it has none of its own. */
export function footerOf({ layouts }: Pick<Shown, 'layouts'>): string {
  const said = layouts.text.layout.placeholders.find(({ type }) => type === 'ftr')?.prompt ?? '';
  return prompt.test(said) || said.length > 80 ? '' : said;
}

/** A logo takes no more of a slide than this. */
const mostOfLogo = 0.12;

/** The logo: of the pictures that its slides show and that are small that which is called so, or the first. */
export function logoOf({ layouts, house, pictures }: Shown): Picture | null {
  const small = [layouts.text, layouts.title]
    .flatMap(({ layout }) => layout.shapes)
    .filter(
      ({ picture, width, height }) =>
        picture !== null && pictures.has(picture) && width * height <= mostOfLogo * house.width * house.height,
    );
  const found = small.find(({ name }) => /logo|brand/i.test(name)) ?? small[0];
  return found ? pictures.get(found.picture!)! : null;
}
