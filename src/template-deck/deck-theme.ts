/** The look of a deck on a template. It takes no reader along: most builds have no template. */
import type { ColorName, Theme } from '../theme/theme.js';
import type { MeasuredTemplate } from './template-deck.js';
import { footerOf } from './identity.js';

/** The look of a deck on a template, as it is measured and drawn; logo and footer are the template's. */
export function deckThemeOf(template: MeasuredTemplate, theme: Theme): Theme {
  const { palette, fonts } = template;
  const colors = Object.fromEntries(Object.entries(palette).map(([name, { rgb }]) => [name, rgb]));
  const deckStretch = Math.max(fonts.titles.width, fonts.texts.width);
  return {
    ...theme,
    colors: colors as Record<ColorName, string>,
    // With files of the template's own font in the house style, widths are known.
    fonts: { ...theme.fonts, ...(theme.deckFont === fonts.texts.name ? {} : { deckStretch }) },
    deckFont: fonts.texts.name,
    logo: null,
    ...(theme.footer === '' && { footer: footerOf(template), footerPlace: { file: template.house.file } }),
  };
}
