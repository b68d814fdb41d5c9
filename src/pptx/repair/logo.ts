/** The logo of a house style, on the layouts and so on every slide (`p:pic`, ECMA-376 part 1, §19.3.1.37). */
import { fitLogo } from '../../theme/logo.js';
import { solidFill } from '../colors.js';
import { layoutNames, offsetAndExtent } from '../master.js';
import { shown } from '../picture.js';
import type { SlideKind } from '../../layout/types.js';
import { textOf, type Repair } from './context.js';

/** The logo's room in points: over the kicker, in line with the right margin. */
const room = { top: 10, right: 48, width: 150, height: 22 } as const;

/** Space between the logo and the edge of the plate under it, in points. */
const plate = 5;

const imageType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
const id = 'rIdLogo';

/** Puts the logo on every layout; that of the title, which has a dark ground, gets a light plate under it. */
export const writeLogo: Repair = (parts, { theme, layout, house }) => {
  const { logo } = theme;
  if (logo === null || house !== null) return;
  const { extension, bytes } = shown(logo);
  const file = `logo.${extension}`;
  parts[`ppt/media/${file}`] = bytes;
  const size = fitLogo(logo, room);
  const box = { x: layout.frame.width - room.right - size.width, y: room.top, ...size };
  layoutNames.forEach(([kind], index) => {
    const name = `slideLayout${index + 1}.xml`;
    const relationships = `ppt/slideLayouts/_rels/${name}.rels`;
    const relationship = `<Relationship Id="${id}" Type="${imageType}" Target="../media/${file}"/>`;
    parts[relationships] = textOf(parts, relationships).replace('</Relationships>', `${relationship}</Relationships>`);
    const shapes = pictures(box, kind);
    parts[`ppt/slideLayouts/${name}`] = textOf(parts, `ppt/slideLayouts/${name}`).replace(
      '</p:spTree>',
      () => `${shapes}</p:spTree>`,
    );
  });
};

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function pictures(box: Box, kind: SlideKind): string {
  return (kind === 'title' ? lightPlate(box) : '') + picture(box);
}

function lightPlate({ x, y, width, height }: Box): string {
  const around = { x: x - plate, y: y - plate, width: width + 2 * plate, height: height + 2 * plate };
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="90" name="Logo plate"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>` +
    `<a:xfrm>${offsetAndExtent(around)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${solidFill('paper')}` +
    `<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>`
  );
}

function picture(box: Box): string {
  return (
    `<p:pic><p:nvPicPr><p:cNvPr id="91" name="Logo" descr="Logo"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>` +
    `<p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>` +
    `<p:spPr><a:xfrm>${offsetAndExtent(box)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`
  );
}
