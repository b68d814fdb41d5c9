/** Templates of different make, as departments hand them out: written here, part by part. */
import { deflateSync } from 'node:zlib';
import { crc32 } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

const names =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

type Box = readonly [x: number, y: number, width: number, height: number];
const emu = (points: number) => Math.round(points * 12_700);
const place = ([x, y, width, height]: Box) =>
  `<a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm>`;

export interface Layout {
  name: string;
  type?: string;
  shapes: string[];
  /** What the slide is filled with, as `a:solidFill`. */
  ground?: string;
  pictures?: boolean;
}

export interface Master {
  name: string;
  colors?: Partial<Record<string, string>>;
  fonts?: [titles: string, texts: string];
  /** `bg1="dk1"` and so on for a dark ground. */
  dark?: boolean;
  titleSize?: number;
  bodySize?: number;
  shapes: string[];
  layouts: Layout[];
}

const usualColors: Record<string, string> = {
  dk1: '222222',
  lt1: 'FFFFFF',
  dk2: '44546A',
  lt2: 'E7E6E6',
  accent1: '4472C4',
  accent2: 'ED7D31',
  accent3: 'A5A5A5',
  accent4: 'FFC000',
  accent5: '5B9BD5',
  accent6: '70AD47',
  hlink: '0563C1',
  folHlink: '954F72',
};

/** A placeholder; `#` in names is numbered when the tree is made. */
export const ph = (
  name: string,
  tag: string,
  box: Box | null = null,
  body = '',
  style = '',
  prompt = 'Click to edit',
): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="#" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${tag}/></p:nvPr></p:nvSpPr>` +
  `<p:spPr>${box ? `${place(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>` : ''}</p:spPr><p:txBody><a:bodyPr${body}/><a:lstStyle>${style}</a:lstStyle>` +
  `<a:p>${tag.includes('sldNum') ? '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld>' : `<a:r><a:rPr lang="en-US"/><a:t>${prompt}</a:t></a:r>`}</a:p></p:txBody></p:sp>`;

export const band = (name: string, box: Box, color: string): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="#" name="${name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>${place(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>` +
  `<a:solidFill><a:schemeClr val="${color}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody></p:sp>`;

export const picture = (name: string, box: Box): string =>
  `<p:pic><p:nvPicPr><p:cNvPr id="#" name="${name}" descr="${name}"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="rIdPicture"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>` +
  `<p:spPr>${place(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;

function tree(shapes: string[]): string {
  let id = 1;
  const numbered = shapes.map((shape) => shape.replaceAll(' id="#"', () => ` id="${(id += 1)}"`));
  return `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${numbered.join('')}</p:spTree>`;
}

const level = (n: number, size: number, color: string, font: string, bullet: string, left: number) =>
  `<a:lvl${n}pPr marL="${emu(left)}" indent="${-emu(bullet === '' ? 0 : 18)}" algn="l"><a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPts val="${bullet === '' ? 0 : 1000}"/></a:spcBef>${bullet || '<a:buNone/>'}` +
  `<a:defRPr sz="${size * 100}" kern="1200"><a:solidFill><a:schemeClr val="${color}"/></a:solidFill><a:latin typeface="+${font}-lt"/></a:defRPr></a:lvl${n}pPr>`;

function styles({ titleSize = 30, bodySize = 20 }: Master): string {
  const body = [1, 2, 3, 4, 5].map((n) =>
    level(n, bodySize - 2 * (n - 1), 'tx1', 'mn', '<a:buFont typeface="Arial"/><a:buChar char="–"/>', 18 * n),
  );
  return `<p:txStyles><p:titleStyle>${level(1, titleSize, 'tx2', 'mj', '', 0)}</p:titleStyle><p:bodyStyle>${body.join('')}</p:bodyStyle><p:otherStyle>${level(1, 18, 'tx1', 'mn', '', 0)}</p:otherStyle></p:txStyles>`;
}

function theme({ name, colors = {}, fonts = ['Arial', 'Arial'] }: Master): string {
  const all = { ...usualColors, ...colors };
  const scheme = Object.entries(all).map(([slot, rgb]) => `<a:${slot}><a:srgbClr val="${rgb}"/></a:${slot}>`);
  const font = (face: string) => `<a:latin typeface="${face}"/><a:ea typeface=""/><a:cs typeface=""/>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = `<a:ln w="6350">${fill}</a:ln>`;
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>';
  return (
    `${head}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="${name}"><a:themeElements><a:clrScheme name="${name}">${scheme.join('')}</a:clrScheme>` +
    `<a:fontScheme name="${name}"><a:majorFont>${font(fonts[0])}</a:majorFont><a:minorFont>${font(fonts[1])}</a:minorFont></a:fontScheme>` +
    `<a:fmtScheme name="${name}"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${line.repeat(3)}</a:lnStyleLst><a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
  );
}

const colorMap = (dark: boolean) =>
  `<p:clrMap bg1="${dark ? 'dk1' : 'lt1'}" tx1="${dark ? 'lt1' : 'dk1'}" bg2="${dark ? 'dk2' : 'lt2'}" tx2="${dark ? 'lt2' : 'dk2'}" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`;

const related = (entries: [id: string, type: string, target: string][]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${type.includes(':') ? type : `${relations}/${type}`}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** A whole template: a zip of its parts, with no slide, or one on each of its first layouts. Size in points. */
export function template(size: [width: number, height: number], masters: Master[], withSlides = false): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {};
  const types: string[] = [];
  const add = (name: string, type: string, xml: string) => {
    parts[name] = xml;
    types.push(
      `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
    );
  };
  parts['ppt/media/image1.png'] = png(120, 48, [122, 0, 60]);
  const listed: string[] = [];
  let count = 0;
  let id = 2_147_483_648;
  masters.forEach((master, at) => {
    const n = at + 1;
    listed.push(`<p:sldMasterId id="${id}" r:id="rId${n}"/>`);
    id += 1;
    const own = master.layouts.map((layout, index) => {
      count += 1;
      const type = layout.type ? ` type="${layout.type}"` : '';
      const ground = layout.ground ? `<p:bg><p:bgPr>${layout.ground}<a:effectLst/></p:bgPr></p:bg>` : '';
      add(
        `ppt/slideLayouts/slideLayout${count}.xml`,
        'presentationml.slideLayout',
        `${head}<p:sldLayout ${names}${type} preserve="1"><p:cSld name="${layout.name}">${ground}${tree(layout.shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`,
      );
      parts[`ppt/slideLayouts/_rels/slideLayout${count}.xml.rels`] = related([
        ['rId1', 'slideMaster', `../slideMasters/slideMaster${n}.xml`],
        ...(layout.pictures ? [['rIdPicture', 'image', '../media/image1.png'] as [string, string, string]] : []),
      ]);
      return { id: id++, relation: `rId${index + 1}`, target: `../slideLayouts/slideLayout${count}.xml` };
    });
    add(
      `ppt/slideMasters/slideMaster${n}.xml`,
      'presentationml.slideMaster',
      `${head}<p:sldMaster ${names}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>${tree(master.shapes)}</p:cSld>${colorMap(master.dark ?? false)}` +
        `<p:sldLayoutIdLst>${own.map((one) => `<p:sldLayoutId id="${one.id}" r:id="${one.relation}"/>`).join('')}</p:sldLayoutIdLst>${styles(master)}</p:sldMaster>`,
    );
    parts[`ppt/slideMasters/_rels/slideMaster${n}.xml.rels`] = related([
      ...own.map(({ relation, target }): [string, string, string] => [relation, 'slideLayout', target]),
      ['rIdTheme', 'theme', `../theme/theme${n}.xml`],
      ['rIdPicture', 'image', '../media/image1.png'],
    ]);
    add(`ppt/theme/theme${n}.xml`, 'theme', theme(master));
  });
  const slides = withSlides ? [1, 2, 3] : [];
  for (const n of slides) {
    add(
      `ppt/slides/slide${n}.xml`,
      'presentationml.slide',
      `${head}<p:sld ${names}><p:cSld>${tree([])}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
    );
    parts[`ppt/slides/_rels/slide${n}.xml.rels`] = related([
      ['rId1', 'slideLayout', `../slideLayouts/slideLayout${n}.xml`],
    ]);
  }
  add(
    'ppt/presentation.xml',
    'presentationml.presentation.main',
    `${head}<p:presentation ${names}><p:sldMasterIdLst>${listed.join('')}</p:sldMasterIdLst>${slides.length > 0 ? `<p:sldIdLst>${slides.map((n) => `<p:sldId id="${255 + n}" r:id="rIdSlide${n}"/>`).join('')}</p:sldIdLst>` : ''}<p:sldSz cx="${emu(size[0])}" cy="${emu(size[1])}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
  );
  parts['ppt/_rels/presentation.xml.rels'] = related([
    ...masters.map((_, at): [string, string, string] => [
      `rId${at + 1}`,
      'slideMaster',
      `slideMasters/slideMaster${at + 1}.xml`,
    ]),
    ...slides.map((n): [string, string, string] => [`rIdSlide${n}`, 'slide', `slides/slide${n}.xml`]),
  ]);
  parts['_rels/.rels'] = related([['rId1', 'officeDocument', 'ppt/presentation.xml']]);
  parts['[Content_Types].xml'] =
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${types.join('')}</Types>`;
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  );
}

/** A picture of one colour. */
export function png(width: number, height: number, rgb: readonly [number, number, number]): Uint8Array {
  const raw = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) raw.set(rgb, y * (1 + 3 * width) + 1 + 3 * x);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    size.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

// ── The templates ───────────────────────────────────────────────────────────

const foot = (footer: Box | null, number: Box | null, said = 'Department of Medicine') => [
  ...(footer
    ? [
        ph(
          'Footer',
          'type="ftr" sz="quarter" idx="11"',
          footer,
          '',
          '<a:lvl1pPr><a:defRPr sz="1000"/></a:lvl1pPr>',
          said,
        ),
      ]
    : []),
  ...(number
    ? [
        ph(
          'Number',
          'type="sldNum" sz="quarter" idx="12"',
          number,
          '',
          '<a:lvl1pPr algn="r"><a:defRPr sz="1000"/></a:lvl1pPr>',
        ),
      ]
    : []),
];
const again = (footer: boolean, number: boolean) => [
  ...(footer ? [ph('Footer', 'type="ftr" sz="quarter" idx="11"', null, '', '', 'Department of Medicine')] : []),
  ...(number ? [ph('Number', 'type="sldNum" sz="quarter" idx="12"')] : []),
];

/** A band at the left, a logo beside the title, serif fonts, a footer. */
export const withPictures = (withSlides = false): Uint8Array =>
  template(
    [960, 540],
    [
      {
        name: 'Hospital',
        colors: {
          dk2: '7A003C',
          lt2: 'F2E9DC',
          accent1: 'C8102E',
          accent2: 'FFB81C',
          accent3: '5B6770',
          accent4: '00A3AD',
          accent5: '6CC24A',
          accent6: '003DA5',
        },
        fonts: ['Times New Roman', 'Liberation Serif'],
        titleSize: 28,
        shapes: [
          band('Band', [0, 0, 64, 540], 'tx2'),
          picture('Logo', [776, 30, 120, 48]),
          ph('Title', 'type="title"', [96, 40, 640, 70], ' anchor="b"'),
          ph('Text', 'type="body" idx="1"', [96, 128, 800, 350]),
          ...foot([96, 500, 500, 24], [840, 500, 56, 24]),
        ],
        layouts: [
          {
            name: 'Title Slide',
            type: 'title',
            shapes: [
              ph(
                'Title',
                'type="ctrTitle"',
                [96, 170, 760, 130],
                ' anchor="b"',
                '<a:lvl1pPr><a:defRPr sz="4000"/></a:lvl1pPr>',
              ),
              ph('Subtitle', 'type="subTitle" idx="1"', [96, 310, 760, 90]),
              ...again(true, true),
            ],
          },
          {
            name: 'Title and Content',
            type: 'obj',
            shapes: [ph('Title', 'type="title"'), ph('Content', 'idx="1"'), ...again(true, true)],
          },
          {
            name: 'Section Header',
            type: 'secHead',
            shapes: [
              ph('Title', 'type="title"', [96, 180, 760, 100], ' anchor="b"'),
              ph('Text', 'type="body" idx="1"', [96, 290, 760, 90]),
              ...again(true, true),
            ],
          },
          {
            name: 'Two Content',
            type: 'twoObj',
            shapes: [
              ph('Title', 'type="title"'),
              ph('Left', 'sz="half" idx="1"', [96, 128, 390, 350]),
              ph('Right', 'sz="half" idx="2"', [506, 128, 390, 350]),
              ...again(true, true),
            ],
          },
          { name: 'Title Only', type: 'titleOnly', shapes: [ph('Title', 'type="title"'), ...again(true, true)] },
          { name: 'Blank', type: 'blank', shapes: again(true, true) },
        ],
      },
    ],
    withSlides,
  );

/** Two masters: one for posters with one layout, and one that decks are made on. */
const severalMasters = (): Uint8Array => {
  const usual = (name: string, colors: Master['colors'], layouts: Layout[]): Master => ({
    name,
    colors,
    shapes: [
      ph('Title', 'type="title"', [60, 30, 840, 80], ' anchor="ctr"'),
      ph('Text', 'type="body" idx="1"', [60, 130, 840, 340]),
      ...foot([300, 500, 360, 24], [760, 500, 140, 24], 'Footer'),
    ],
    layouts,
  });
  return template(
    [960, 540],
    [
      usual('Poster', { accent1: '222222' }, [{ name: 'Poster', shapes: [ph('Title', 'type="title"')] }]),
      usual('Talk', { accent1: '1F6F3D', dk2: '12402A' }, [
        {
          name: 'Cover',
          type: 'title',
          ground: '<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>',
          shapes: [
            ph(
              'Title',
              'type="ctrTitle"',
              [60, 120, 840, 160],
              ' anchor="ctr"',
              '<a:lvl1pPr algn="ctr"><a:defRPr sz="4400"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:defRPr></a:lvl1pPr>',
            ),
            ph(
              'Subtitle',
              'type="subTitle" idx="1"',
              [60, 300, 840, 80],
              '',
              '<a:lvl1pPr algn="ctr"><a:buNone/><a:defRPr sz="2000"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:defRPr></a:lvl1pPr>',
            ),
          ],
        },
        {
          name: 'One',
          type: 'obj',
          shapes: [ph('Title', 'type="title"'), ph('Content', 'idx="1"'), ...again(true, true)],
        },
        {
          name: 'Three columns',
          shapes: [
            ph('Title', 'type="title"'),
            ph('A', 'idx="13"', [60, 130, 270, 340]),
            ph('B', 'idx="14"', [345, 130, 270, 340]),
            ph('C', 'idx="15"', [630, 130, 270, 340]),
            ...again(true, true),
          ],
        },
        { name: 'Title only', type: 'titleOnly', shapes: [ph('Title', 'type="title"'), ...again(true, true)] },
      ]),
    ],
  );
};

/** So many layouts on one master, the first with a name of so many letters. */
export const layoutsOf = (count: number, letters = 1): Uint8Array =>
  template(
    [960, 540],
    [
      {
        name: 'Many',
        shapes: [
          ph('Title', 'type="title"', [60, 30, 840, 80]),
          ph('Text', 'type="body" idx="1"', [60, 130, 840, 340]),
        ],
        layouts: Array.from({ length: count }, (_, index) => ({
          name: 'x'.repeat(index === 0 ? letters : 1),
          shapes: [ph('Title', 'type="title"'), ph('Content', 'idx="1"')],
        })),
      },
    ],
  );

/** 4:3, and nothing at the foot. */
const fourToThree = (): Uint8Array =>
  template(
    [720, 540],
    [
      {
        name: 'Old',
        titleSize: 32,
        bodySize: 28,
        shapes: [
          ph('Title', 'type="title"', [36, 22, 648, 90], ' anchor="ctr"', '<a:lvl1pPr algn="ctr"/>'),
          ph('Text', 'type="body" idx="1"', [36, 126, 648, 356]),
        ],
        layouts: [
          {
            name: 'Titelfolie',
            type: 'title',
            shapes: [
              ph('Title', 'type="ctrTitle"', [54, 168, 612, 116]),
              ph(
                'Subtitle',
                'type="subTitle" idx="1"',
                [108, 306, 504, 138],
                '',
                '<a:lvl1pPr marL="0" indent="0" algn="ctr"><a:buNone/></a:lvl1pPr>',
              ),
            ],
          },
          { name: 'Titel und Inhalt', type: 'obj', shapes: [ph('Title', 'type="title"'), ph('Content', 'idx="1"')] },
          {
            name: 'Zwei Inhalte',
            type: 'twoObj',
            shapes: [
              ph('Title', 'type="title"'),
              ph('Left', 'sz="half" idx="1"', [36, 126, 318, 356]),
              ph('Right', 'sz="half" idx="2"', [366, 126, 318, 356]),
            ],
          },
          { name: 'Nur Titel', type: 'titleOnly', shapes: [ph('Title', 'type="title"')] },
        ],
      },
    ],
  );

/** A dark ground in 16:10, with accents too dark for it. */
export const dark = (withSlides = false): Uint8Array =>
  template(
    [864, 540],
    [
      {
        name: 'Night',
        dark: true,
        colors: {
          dk1: '101820',
          lt1: 'F4F4F4',
          dk2: '1F2A36',
          lt2: 'BFD7EA',
          accent1: '1F4E79',
          accent2: '7A1F1F',
          accent3: '8FB339',
          accent4: 'E0A458',
        },
        titleSize: 32,
        shapes: [
          band('Line', [48, 104, 768, 3], 'accent3'),
          ph('Title', 'type="title"', [48, 28, 768, 72], ' anchor="b"'),
          ph('Text', 'type="body" idx="1"', [48, 116, 768, 370]),
          ...foot([48, 504, 500, 22], [716, 504, 100, 22]),
        ],
        layouts: [
          {
            name: 'Title Slide',
            type: 'title',
            shapes: [
              ph('Title', 'type="ctrTitle"', [48, 150, 768, 140], ' anchor="b"'),
              ph('Subtitle', 'type="subTitle" idx="1"', [48, 300, 768, 100]),
            ],
          },
          {
            name: 'Title and Content',
            type: 'obj',
            shapes: [ph('Title', 'type="title"'), ph('Content', 'idx="1"'), ...again(true, true)],
          },
          {
            name: 'Two Content',
            type: 'twoObj',
            shapes: [
              ph('Title', 'type="title"'),
              ph('Left', 'sz="half" idx="1"', [48, 116, 376, 370]),
              ph('Right', 'sz="half" idx="2"', [440, 116, 376, 370]),
              ...again(true, true),
            ],
          },
          { name: 'Title Only', type: 'titleOnly', shapes: [ph('Title', 'type="title"'), ...again(true, true)] },
        ],
      },
    ],
    withSlides,
  );

/** Small slides (10 × 5.625 in) with the title at the right, in a coloured band, and a name in the way. */
const oddPlaces = (): Uint8Array =>
  template(
    [720, 405],
    [
      {
        name: 'Odd',
        titleSize: 20,
        bodySize: 16,
        fonts: ['Liberation Sans', 'Liberation Sans'],
        shapes: [
          band('Side', [520, 0, 200, 405], 'accent1'),
          picture('Seal', [640, 350, 60, 40]),
          ph(
            'Title',
            'type="title"',
            [530, 30, 180, 200],
            '',
            '<a:lvl1pPr><a:defRPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:defRPr></a:lvl1pPr>',
          ),
          ph('Text', 'type="body" idx="1"', [24, 24, 480, 340]),
          ...foot([24, 376, 300, 20], [440, 376, 64, 20]),
        ],
        layouts: [
          {
            name: 'Start',
            type: 'title',
            shapes: [
              ph(
                'Title',
                'type="ctrTitle"',
                [24, 60, 480, 160],
                ' anchor="b"',
                '<a:lvl1pPr><a:defRPr sz="2800"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:defRPr></a:lvl1pPr>',
              ),
              ph(
                'Subtitle',
                'type="subTitle" idx="1"',
                [24, 230, 480, 90],
                '',
                '<a:lvl1pPr marL="0" indent="0"><a:buNone/></a:lvl1pPr>',
              ),
              ...again(true, true),
            ],
          },
          {
            name: 'Main',
            type: 'obj',
            shapes: [ph('Title', 'type="title"'), ph('Content', 'idx="1"'), ...again(true, true)],
          },
        ],
      },
    ],
  );

/** By name: what is different in each. */
export const templates = {
  'own master with pictures and serif fonts': () => withPictures(),
  'several masters': severalMasters,
  '4:3 without a footer': fourToThree,
  'a dark ground in 16:10': () => dark(),
  'small slides with placeholders in odd places': oddPlaces,
} satisfies Record<string, () => Uint8Array>;
