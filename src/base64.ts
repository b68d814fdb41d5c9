/** Bytes as text, by what both Node and browsers have. */

/** So many bytes at once: a call takes no more arguments than some ten thousand. */
const step = 0x2000;

/** The bytes in the alphabet of RFC 4648, section 4. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(text);
}
