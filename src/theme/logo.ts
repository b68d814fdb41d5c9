/** The logo of a house style. */
import type { Logo } from './theme.js';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG file with its size in pixels, from its first chunk (PNG specification, 11.2.1); null for any other. */
export function readLogo(bytes: Buffer): Logo | null {
  const isPng = bytes.subarray(0, 8).equals(signature) && bytes.subarray(12, 16).toString('latin1') === 'IHDR';
  if (!isPng) return null;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return width > 0 && height > 0 ? { bytes, width, height } : null;
}

/** The largest size of a logo in a box that keeps its proportions. */
export function fitLogo(
  { width, height }: Logo,
  box: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(box.width / width, box.height / height);
  return { width: width * scale, height: height * scale };
}
