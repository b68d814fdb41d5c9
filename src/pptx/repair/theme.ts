/** Theme, master and layouts. */
import { colorScheme } from '../colors.js';
import { layoutContent, layoutNames, masterShapes, textStyles } from '../master.js';
import { textOf, type Repair } from './context.js';

/** pptxgenjs takes fonts for the theme and no colours. */
export const recolorTheme: Repair = (parts, { theme }) => {
  const name = 'ppt/theme/theme1.xml';
  parts[name] = textOf(parts, name)
    .replace(/<a:clrScheme[\s\S]*?<\/a:clrScheme>/, () => colorScheme(theme))
    .replace('name="Office Theme"', 'name="trialbrief"');
};

/**
 * pptxgenjs has no placeholders on the master, none for kicker, subtitle and
 * footer, and repeats those of the layout empty on each slide.
 */
export const writeMaster: Repair = (parts, { layout, house }) => {
  // A template brings its own.
  if (house !== null) return;
  const master = 'ppt/slideMasters/slideMaster1.xml';
  parts[master] = textOf(parts, master)
    .replace(/<p:spTree>[\s\S]*<\/p:spTree>/, () => masterShapes(layout.frame))
    .replace(/<p:txStyles>[\s\S]*<\/p:txStyles>/, () => textStyles);
  layoutNames.forEach(([kind], index) => {
    const name = `ppt/slideLayouts/slideLayout${index + 1}.xml`;
    parts[name] = textOf(parts, name).replace(/<p:cSld[\s\S]*<\/p:cSld>/, () => layoutContent(layout.frame, kind));
  });
};
