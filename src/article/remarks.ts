/** Candidates as remarks of a data file, at the part of it that they may belong to. */
import type { Article } from './article.js';
import { candidatesIn, type Candidate } from './candidates.js';

/** The remarks of a part of the file, such as `participants`, indented; the part '' has those of no key. Empty where there are none. */
export type RemarksAt = (part: string, indent: string) => string;

/** Columns of a remark. */
const width = 110;

/** Each sentence once in a part, with its figures below it. */
export function remarksOf(candidates: readonly Candidate[]): RemarksAt {
  return (part, indent) => {
    const own = candidates.filter(({ key }) => key.split('.')[0] === part);
    const sentences = [...new Set(own.map(({ sentence }) => sentence))];
    const lines = sentences.flatMap((sentence) => {
      const figures = own.filter((one) => one.sentence === sentence);
      const place = figures[0]!.place;
      return [
        ...broken(`${place ? `${place} ` : ''}“${sentence}”`, indent, ''),
        ...figures.map(
          ({ figure, question, key }) => `${indent}#    ${figure} – ${question}${key.includes('.') ? `  ${key}` : ''}`,
        ),
      ];
    });
    if (lines.length === 0) return '';
    const head =
      part === '' ? 'In the abstract, and of no key above that is known' : 'In the abstract, for you to decide';
    return `${indent}# ── ${head} ──\n${lines.map((line) => `${line}\n`).join('')}${part === '' ? '\n' : ''}`;
  };
}

function broken(text: string, indent: string, hang: string): string[] {
  const most = width - indent.length - 2;
  const pieces = text.match(new RegExp(`.{1,${most}}(?:\\s|$)|\\S{${most + 1},}`, 'gu')) ?? [];
  return pieces.map((piece, index) => `${indent}# ${index > 0 ? hang : ''}${piece.trimEnd()}`);
}

/** All figures of an abstract as remarks, for a file that has values already: to compare with them. */
export function articleRemarks({ abstract }: Article): string {
  const lines = abstract.flatMap(({ text, place }) => {
    const figures = candidatesIn([{ text, place }], []);
    if (figures.length === 0) return [];
    return [
      ...broken(`${place ? `${place} ` : ''}“${text}”`, '', ''),
      ...figures.map(({ figure, question }) => `#    ${figure} – ${question}`),
    ];
  });
  if (lines.length === 0) return '';
  return `# ── In the abstract of the article, to compare with the values above ──\n${lines.map((one) => `${one}\n`).join('')}`;
}
