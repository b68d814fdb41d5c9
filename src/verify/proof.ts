/** The proofs as a proof sheet to read: first what needs a person, each value with what the source says around it. */
import type { TextWithoutNumber } from './items.js';
import type { Lacking } from './lacking.js';
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

/** What is read first: the wrong, then the doubtful, then the right. */
const order: Verdict[] = ['not found', 'ambiguous', 'found elsewhere', 'found'];

/** Names of sources by id, as the sheet calls them. */
export type Names = ReadonlyMap<string, string>;

/** Everything that was found out about a dataset and its sources. */
export interface ProofReport {
  title: string;
  proofs: readonly Proof[];
  told: readonly TextWithoutNumber[];
  /** By the id of the source. */
  lacking: ReadonlyMap<string, readonly Lacking[]>;
  names: Names;
}

/** The sheet: for each source its values by verdict, what it says and the data do not, and the counts. `all` has the values that are right, and words to compare, too. */
export function proofSheet({ title, proofs, told, lacking, names }: ProofReport, { all = false } = {}): string {
  const groups = [...names].map(([id, name]) => {
    const own = proofs.filter(({ item }) => item.source === id);
    const shown = order.filter((verdict) => all || verdict !== 'found');
    const lines = shown.flatMap((verdict) => own.filter((proof) => proof.verdict === verdict).map(line));
    return [
      name,
      ...(lines.length > 0 ? lines : ['all that was looked for stands in it']),
      ...lackingLines(lacking.get(id) ?? []),
    ].join('\n');
  });
  const unread = proofs.filter(({ verdict }) => verdict === 'not checked').length;
  const rest = unread > 0 ? [`Not checked, as their sources were not given: ${unread}.`] : [];
  const more = all
    ? []
    : ['The values that are found, and words to compare: --all. To read each in its place: --html.'];
  const words = all ? toRead(told, names) : [];
  return [title, meaning, ...groups, ...words, [counts(proofs), ...rest, ...more].join('\n')].join('\n\n');
}

/** Numbers of the abstract and of rows of the primary outcome that no value has. */
function lackingLines(lacking: readonly Lacking[]): string[] {
  if (lacking.length === 0) return [];
  const lines = lacking.map(({ shown, sentence, place }) => `+ ${shown}  ${place ? `${place}  ` : ''}${sentence}`);
  return ['The paper says, and the data do not:', ...lines];
}

/** Words without a number, with their places. */
function toRead(told: readonly TextWithoutNumber[], names: Names): string[] {
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

/** `Found: 28. Found elsewhere: 0. …` */
export function counts(proofs: readonly Proof[]): string {
  return (['found', 'found elsewhere', 'ambiguous', 'not found'] as const)
    .map((verdict) => `${upper(verdict)}: ${proofs.filter((proof) => proof.verdict === verdict).length}.`)
    .join(' ');
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The same for programs. */
export function proofsAsJson({ proofs, lacking }: Pick<ProofReport, 'proofs' | 'lacking'>): string {
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
  const lacks = [...lacking].flatMap(([source, own]) => own.map((one) => ({ source, ...one })));
  return JSON.stringify({ proofs: rows, lacking: lacks }, null, 2);
}
