/** Page and slides as files of their own. */

/** The drawings as SVG, named for the trial: `x-brief.svg`, `x-slide-01.svg` and so on. */
export function svgsOf(drawings: readonly SVGSVGElement[], file: string): { name: string; svg: string }[] {
  const trial = file.replace(/\.\w+$/, '');
  return drawings.map((drawing, index) => ({
    name: index === 0 ? `${trial}-brief.svg` : `${trial}-slide-${String(index).padStart(2, '0')}.svg`,
    svg: new XMLSerializer().serializeToString(drawing),
  }));
}
