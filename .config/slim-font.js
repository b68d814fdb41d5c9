/**
 * A TrueType font without the tables that nothing here reads: kerning, positioning and typesetting of
 * formulas. What is measured, drawn and embedded with it is the same as with the whole font
 * (OpenType 1.9, “Organization of an OpenType Font”).
 */
const unread = ['GPOS', 'GDEF', 'kern', 'DSIG', 'MATH', 'STAT', 'gasp', 'BASE', 'JSTF', 'meta', 'hdmx', 'LTSH', 'VDMX'];

export function slimFont(file) {
  const count = file.readUInt16BE(4);
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = file.subarray(12 + 16 * index, 28 + 16 * index);
    const [offset, length] = [entry.readUInt32BE(8), entry.readUInt32BE(12)];
    return {
      tag: entry.toString('latin1', 0, 4),
      entry: Buffer.from(entry),
      content: file.subarray(offset, offset + length),
    };
  }).filter(({ tag }) => !unread.includes(tag));
  const head = Buffer.from(file.subarray(0, 12));
  const power = Math.floor(Math.log2(tables.length));
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * tables.length - 16 * 2 ** power, 10);
  let at = 12 + 16 * tables.length;
  const contents = tables.map(({ entry, content }) => {
    entry.writeUInt32BE(at, 8);
    const padded = Buffer.concat([content, Buffer.alloc(-content.length & 3)]);
    at += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...tables.map(({ entry }) => entry), ...contents]);
}
