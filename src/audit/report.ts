/** What an audit found, for people and for programs. */
import type { AuditFinding, FindingKind } from './audit.js';
import type { ReadDocument } from './passage.js';

const heads: Record<FindingKind, string> = {
  'told wrongly': 'Told wrongly: the data have this number, and it is something else',
  'not in the data': 'In no value of the data',
  missing: 'Missing: figures of the primary result',
  rounded: 'Rounded',
};

/** Whether a finding says that the document is wrong; a rounded number is told, and no fault. */
export const isWrong = ({ kind }: AuditFinding): boolean => kind !== 'rounded';

/** As many of one kind are told. */
const most = 200;

/** Groups of findings, each number once with all its places; and what was not read. */
export function auditReport({ file, unread }: ReadDocument, findings: readonly AuditFinding[], data: string): string {
  const groups = (Object.keys(heads) as FindingKind[]).flatMap((kind) => {
    const own = findings.filter((finding) => finding.kind === kind);
    const rest = own.length > most ? [`  … and ${own.length - most} more.`] : [];
    return own.length === 0
      ? []
      : [[`${heads[kind]}: ${own.length}`, ...own.slice(0, most).map(line), ...rest].join('\n')];
  });
  const blind =
    unread.length === 0 ? [] : [`Not read: ${unread.join(', ')}. Whatever a picture says, look at it yourself.`];
  const wrong = findings.filter(isWrong).length;
  const sum = wrong === 0 ? `${file} says nothing that ${data} does not.` : `${file}: ${wrong} to look at.`;
  return [...groups, ...blind, sum].join('\n\n');
}

function line({ number, why, place, around }: AuditFinding): string {
  const head = `  ${number}${why === '' ? '' : `  ${why}`}`;
  return around === '' ? head : `${head}\n    ${[place, around].filter(Boolean).join(': ')}`;
}
