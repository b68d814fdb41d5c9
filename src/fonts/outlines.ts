/**
 * Whether the glyphs of a TrueType font lie where its tables say. Libraries believe the
 * tables: with an offset that is wrong they read other glyphs, and with a glyph that is
 * made of itself they never end. OpenType 1.9: “head”, “maxp”, “hhea”, “hmtx”, “loca”, “glyf”.
 */

/** The tables of a font by their tags. */
export type Tables = ReadonlyMap<string, Buffer>;

/** Levels of glyphs made of glyphs, and simple glyphs in one, far beyond those of real fonts. */
const [mostLevels, mostParts] = [10, 500];

/** Flags of a point: `REPEAT_FLAG`, and those that tell the bytes of each coordinate. */
const repeated = 8;
const [xShort, xSame, yShort, ySame] = [2, 16, 4, 32];

/** Flags of a component. */
const [wordArguments, oneScale, moreComponents, twoScales, fourScales] = [1, 8, 0x20, 0x40, 0x80];

/** Whether all can be measured and drawn. The seven tables in question are there. */
export function hasSoundOutlines(tables: Tables): boolean {
  try {
    const read = new Glyphs(tables);
    for (let id = 0; id < read.count; id += 1) read.madeOf(id);
    return true;
  } catch (error) {
    // Beyond the end of a table.
    if (error instanceof RangeError) return false;
    throw error;
  }
}

interface MadeOf {
  levels: number;
  parts: number;
}

class Glyphs {
  readonly count: number;
  private readonly glyf: Buffer;
  private readonly offsets: readonly number[];
  private readonly known = new Map<number, MadeOf>();

  /** Throws a RangeError where a table is too short or a value out of its range. */
  constructor(tables: Tables) {
    const [head, maxp, hhea, hmtx, loca] = ['head', 'maxp', 'hhea', 'hmtx', 'loca'].map((tag) => tables.get(tag)!);
    this.glyf = tables.get('glyf')!;
    const count = (this.count = maxp!.readUInt16BE(4));
    const unitsPerEm = head!.readUInt16BE(18);
    const isLong = head!.readInt16BE(50) === 1;
    const metrics = hhea!.readUInt16BE(34);
    expect(unitsPerEm >= 16 && unitsPerEm <= 16_384 && count > 0 && metrics > 0 && metrics <= count);
    expect(hmtx!.length >= 4 * metrics + 2 * (count - metrics));
    this.offsets = Array.from({ length: count + 1 }, (_, index) =>
      isLong ? loca!.readUInt32BE(4 * index) : 2 * loca!.readUInt16BE(2 * index),
    );
    expect(this.offsets.every((offset, index) => index === 0 || offset >= this.offsets[index - 1]!));
    expect(this.offsets[count]! <= this.glyf.length);
  }

  /** What a glyph is made of, level above level. Throws a RangeError where it is not sound. */
  madeOf(id: number, level = 0): MadeOf {
    expect(id < this.count && level <= mostLevels);
    const known = this.known.get(id);
    if (known) return known;
    const glyph = this.glyf.subarray(this.offsets[id], this.offsets[id + 1]);
    const made = { levels: 0, parts: 1 };
    if (glyph.length > 0) {
      const contours = glyph.readInt16BE(0);
      if (contours >= 0) expectSimple(glyph, contours);
      for (const component of contours < 0 ? componentsOf(glyph) : []) {
        const { levels, parts } = this.madeOf(component, level + 1);
        made.levels = Math.max(made.levels, levels + 1);
        made.parts += parts;
      }
    }
    expect(level + made.levels <= mostLevels && made.parts <= mostParts);
    this.known.set(id, made);
    return made;
  }
}

/** The header of a glyph: the number of contours, and the box around it. */
const header = 10;

/** A glyph of points: ends of contours, instructions, flags, and the coordinates for which the flags ask. */
function expectSimple(glyph: Buffer, contours: number): void {
  let last = -1;
  for (let contour = 0; contour < contours; contour += 1) {
    const end = glyph.readUInt16BE(header + 2 * contour);
    expect(end >= last);
    last = end;
  }
  if (contours === 0) return;
  let at = header + 2 * contours;
  at += 2 + glyph.readUInt16BE(at);
  let bytes = 0;
  for (let points = last + 1; points > 0;) {
    const flag = glyph.readUInt8(at++);
    const times = flag & repeated ? glyph.readUInt8(at++) + 1 : 1;
    expect(times <= points);
    bytes += times * (sizeOf(flag, xShort, xSame) + sizeOf(flag, yShort, ySame));
    points -= times;
  }
  expect(at + bytes <= glyph.length);
}

const sizeOf = (flag: number, short: number, same: number) => (flag & short ? 1 : flag & same ? 0 : 2);

/** The glyphs that one is made of. */
function componentsOf(glyph: Buffer): number[] {
  const components: number[] = [];
  let flags = moreComponents;
  for (let at = header; flags & moreComponents;) {
    flags = glyph.readUInt16BE(at);
    components.push(glyph.readUInt16BE(at + 2));
    const scales = flags & oneScale ? 1 : flags & twoScales ? 2 : flags & fourScales ? 4 : 0;
    at += 4 + (flags & wordArguments ? 4 : 2) + 2 * scales;
    expect(at <= glyph.length);
  }
  return components;
}

function expect(holds: boolean): void {
  if (!holds) throw new RangeError();
}
