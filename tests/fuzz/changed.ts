/** The ways in which texts, bytes, JSON and packages are changed by chance. */
import { unzipSync, zipSync } from 'fflate';
import type { Chance } from './chance.js';

/** Words that mean something to one of the languages and formats in between, or to none. */
export const odd: readonly string[] = [
  ...[
    '',
    ' ',
    '0',
    '-0',
    '1e400',
    '1e-400',
    '-1',
    '99999999999999999999',
    '0.1.2',
    '.5',
    '5.',
    '1,5',
    '٣',
    'NaN',
    'Infinity',
  ],
  ...[
    'null',
    'true',
    '~',
    'constructor',
    '__proto__',
    'toString',
    'not reported',
    'not applicable',
    '[]',
    '{}',
    '[[x]]',
    '[[results.0]]',
  ],
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    ']]>',
    '<![CDATA[',
    '{{x}}',
    '{{#each}}',
    '{{> x}}',
    '*a',
    '&a',
    '!!str',
    '|',
    '- ',
    ': ',
    '#',
  ],
  ...[
    '\u0000',
    '\u001b[31m',
    '\u007f',
    '\u2028',
    '\u202e',
    '\ufeff',
    '\ud800',
    '\ue000',
    '\u{1f600}',
    'e\u0301'.repeat(50),
    '\t',
    '\r',
    '\n\n',
  ],
  ...[
    'x'.repeat(5000),
    '9'.repeat(400),
    ' '.repeat(2000),
    '('.repeat(500),
    '../../etc/passwd',
    '/dev/zero',
    'con',
    'a\\b',
    'http://x',
  ],
  ...[
    '0x10',
    '0o7',
    '1_000',
    '12:30',
    '2026-01-01',
    '+1',
    '1e5',
    '<1e400',
    '≈-0',
    '>>1',
    '\u2067',
    'a\nb',
    '%00',
    '%2e%2e/',
  ],
  ...[
    '&a [*a, *a]',
    '<<: *a',
    '!!binary x',
    '!!js/function x',
    '? x',
    '---',
    '...',
    '%YAML 1.1',
    '&xxe;',
    '<!DOCTYPE x []>',
  ],
];

/** A text with a few of its words, lines or signs changed, doubled, moved or taken away. */
export function changedText(text: string, chance: Chance): string {
  let changed = text;
  for (let count = chance.below(4) + 1; count > 0; count -= 1) {
    const lines = changed.split('\n');
    const at = chance.below(lines.length);
    const line = lines[at]!;
    const words = line.split(/(\s+|[:,[\]{}<>="])/);
    const word = chance.below(words.length);
    switch (chance.below(8)) {
      case 0:
        lines.splice(at, 1 + chance.below(3));
        break;
      case 1:
        lines.splice(at, 0, ...Array.from({ length: chance.below(50) }, () => line));
        break;
      case 2:
        lines.splice(chance.below(lines.length), 0, line);
        break;
      case 3:
        lines[at] = ' '.repeat(chance.below(6)) + line.trimStart();
        break;
      case 4:
        words.splice(word, 1);
        lines[at] = words.join('');
        break;
      default:
        words[word] = chance.of(odd);
        lines[at] = words.join('');
    }
    changed = lines.join('\n');
  }
  return changed;
}

/** Bytes of which some are changed, doubled, or cut off. */
export function changedBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  const changed = Buffer.from(bytes);
  switch (chance.below(4)) {
    case 0:
      return changed.subarray(0, chance.below(changed.length));
    case 1: {
      const at = chance.below(changed.length);
      return Buffer.concat([changed.subarray(0, at), changed.subarray(Math.max(0, at - chance.below(100)))]);
    }
    default:
      for (let count = chance.below(8) + 1; count > 0; count -= 1) {
        changed[chance.below(changed.length)] = chance.of([0, 1, 0x7f, 0x80, 0xff, chance.below(256)]);
      }
      return changed;
  }
}

/** JSON with a few of its values changed. */
export function changedJson(text: string, chance: Chance): string {
  const root = JSON.parse(text) as unknown;
  const places: [owner: Record<string, unknown>, key: string][] = [];
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return;
    for (const [key, child] of Object.entries(node)) {
      places.push([node as Record<string, unknown>, key]);
      visit(child);
    }
  };
  visit(root);
  for (let count = chance.below(6) + 1; count > 0; count -= 1) {
    const [owner, key] = chance.of(places);
    owner[key] = chance.of<unknown>([null, [], {}, [null], true, -1, 1e300, chance.of(odd), chance.of(places)[0]]);
  }
  try {
    return JSON.stringify(root);
  } catch {
    // A part that was put into itself.
    return '{}';
  }
}

/**
 * A package such as a deck: bytes of it are changed, or one of its parts, or its list of parts.
 * Only parts whose name matches are changed.
 */
export function changedPackage(bytes: Uint8Array, chance: Chance, named = /\.(xml|rels)$/): Uint8Array {
  const parts = unzipSync(bytes);
  const name = chance.of(Object.keys(parts).filter((part) => named.test(part)));
  const others = Object.fromEntries(Object.entries(parts).filter(([part]) => part !== name));
  const part = parts[name]!;
  switch (chance.below(8)) {
    case 0:
      return changedBytes(bytes, chance);
    case 1:
      return zipSync(others);
    case 2:
      return zipSync({
        ...parts,
        [chance.of(['../../x.xml', '/x.xml', 'a\\b.xml', '', `${name}/`, 'constructor'])]: part,
      });
    case 3:
      return zipSync({ ...others, [name]: changedBytes(part, chance) });
    case 4:
      return zipSync({ ...parts, [name]: parts[chance.of(Object.keys(parts))]! });
    default:
      return zipSync({ ...parts, [name]: Buffer.from(changedText(xmlLines(part), chance)) });
  }
}

const xmlLines = (part: Uint8Array) => Buffer.from(part).toString('utf8').replaceAll('><', '>\n<');
