/** The proofs as a proof sheet to read: value, what the source says around it, verdict. */
import type { ToldInWords } from './items.js';
import type { Proof, Verdict } from './verify.js';

const marks: Record<Verdict, string> = {
  found: '✓',
  'found elsewhere': '~',
  ambiguous: '?',
  'not found': '✗',
  'not checked': '·',
};

/** What a mark says, and what it leaves to a person. */
const meaning =
  '✓ the value stands there with such words around it; ? something speaks against its being this value;\n' +
  '~ it stands in another place; ✗ it does not stand there. Whether a value is this value, you read.';

/** Names of sources by id, as the sheet calls them. */
export type Names = ReadonlyMap<string, string>;

/** The sheet, a group for each source that was read, what a person must read in them, and the counts. */
export function proofSheet(
  title: string,
  proofs: readonly Proof[],
  told: readonly ToldInWords[],
  names: Names,
): string {
  const groups = [...names].map(([id, name]) => {
    const own = proofs.filter(({ item }) => item.source === id);
    return [name, ...own.map(line)].join('\n');
  });
  const unread = proofs.filter(({ verdict }) => verdict === 'not checked').length;
  const rest = unread > 0 ? [`Not checked, as their sources were not given: ${unread}.`] : [];
  return [title, meaning, ...groups, ...toRead(told, names), [counts(proofs), ...rest].join('\n')].join('\n\n');
}

/** Words without a number, with their places. */
function toRead(told: readonly ToldInWords[], names: Names): string[] {
  const lines = told.flatMap(({ path, text, source, at }) => {
    const name = names.get(source);
    return name ? [`· “${text}”  (${path})\n    read ${at ? `${at} of ` : ''}${name}`] : [];
  });
  return lines.length > 0 ? [['Words without a number, for you to compare', ...lines].join('\n')] : [];
}

function line({ item, verdict, around, place, doubt }: Proof): string {
  const told = around === '' ? `looked for at ${item.at ?? 'any place'}` : `${place ? `${place}  ` : ''}${around}`;
  const where = verdict === 'found elsewhere' && item.at ? `, not at ${item.at}` : '';
  const why = doubt === '' ? '' : `: ${doubt}`;
  return `${marks[verdict]} ${item.shown}  (${item.path})  ${verdict}${where}${why}\n    ${told}`;
}

function counts(proofs: readonly Proof[]): string {
  const order: Verdict[] = ['found', 'found elsewhere', 'ambiguous', 'not found'];
  return order
    .map((verdict) => `${upper(verdict)}: ${proofs.filter((proof) => proof.verdict === verdict).length}.`)
    .join(' ');
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The same for programs. */
export function proofsAsJson(proofs: readonly Proof[]): string {
  const rows = proofs.map(({ item: { path, shown, source, at }, verdict, around, place, doubt }) => ({
    path,
    value: shown,
    source,
    at,
    verdict,
    place,
    around,
    doubt,
  }));
  return JSON.stringify({ proofs: rows }, null, 2);
}
