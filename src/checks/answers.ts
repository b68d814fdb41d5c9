/** `known: "reason"` at a value or row: what is right and yet looks wrong, answered where it stands. */
import type { Finding } from '../dataset/finding.js';
import { own } from '../own.js';

/** The reason that the data give at a path or nearest above it, and where; null where they give none. */
export function answerAt(dataset: unknown, path: string): { path: string; reason: string } | null {
  let found: { path: string; reason: string } | null = null;
  let node = dataset;
  const steps = path.split('.');
  for (let depth = 0; depth <= steps.length; depth++) {
    if (node === null || typeof node !== 'object') break;
    const { known } = node as { known?: unknown };
    if (typeof known === 'string') found = { path: steps.slice(0, depth).join('.'), reason: known };
    if (depth < steps.length) node = own(node as Record<string, unknown>, steps[depth]!);
  }
  return found;
}

/** The same findings; a doubt that is answered becomes a remark with its reason. What cannot be stays an error. */
export function withAnswers(dataset: unknown, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => {
    const answer = finding.severity === 'warning' ? answerAt(dataset, finding.path) : null;
    if (!answer) return finding;
    const { hint, ...told } = finding;
    return { ...told, severity: 'remark', message: `${finding.message}: known, “${answer.reason}”` };
  });
}

/** Paths of the answers that answer nothing, because what they were for is gone. */
export function idleAnswers(dataset: unknown, findings: readonly Finding[]): string[] {
  const used = new Set(findings.map(({ path }) => answerAt(dataset, path)?.path));
  return answersIn(dataset, '').filter((path) => !used.has(path));
}

function answersIn(node: unknown, path: string): string[] {
  if (node === null || typeof node !== 'object') return [];
  const here = typeof (node as { known?: unknown }).known === 'string' ? [path] : [];
  return [
    ...here,
    ...Object.entries(node).flatMap(([key, child]) => answersIn(child, path === '' ? key : `${path}.${key}`)),
  ];
}
