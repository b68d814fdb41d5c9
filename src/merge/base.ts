/** The base that a deck carries: what it was when the tool last wrote it. */
import { baseNamespace } from '../pptx/base.js';
import { Package } from './package.js';
import { attribute } from './xml.js';

/** The deck that an edited one was made from; null where it carries none, or one that is damaged. */
export function baseOf(deck: Package): Package | null {
  const name = basePartOf(deck);
  if (name === null) return null;
  try {
    return new Package(Buffer.from(deck.root(name).textContent ?? '', 'base64'));
  } catch {
    return null;
  }
}

/** Whether a deck carries the base of another one: then nothing that the tool writes has changed since. */
export function hasBaseOf(deck: Package, other: Package): boolean {
  const [one, two] = [basePartOf(deck), basePartOf(other)];
  return one !== null && two !== null && deck.text(one) === other.text(two);
}

/** Makes a deck carry the base of another one: what it will be compared with next time. */
export function takeBase(deck: Package, from: Package): void {
  const [old, fresh] = [basePartOf(deck), basePartOf(from)];
  if (old !== null && fresh !== null) deck.set(old, from.bytes(fresh));
}

function basePartOf(deck: Package): string | null {
  const names = deck.names.filter((name) => /(^|\/)customXml\/item\d+\.xml$/.test(name));
  return names.find((name) => isBase(deck, name)) ?? null;
}

/** Looked for in the first characters: what other programs keep there may be large, or no XML. */
function isBase(deck: Package, name: string): boolean {
  const start = new TextDecoder().decode(deck.bytes(name).subarray(0, 300));
  return start.includes(`"${baseNamespace}"`) && attribute(deck.root(name), 'version') === '1';
}
