/** What is wrong, and what to look at before presenting: a list below data and page. */
import type { Problem } from '../index.js';
import { element } from './element.js';

/** Fills `parent`; `present` are the questions of a good chair; `chosen` is called with the problem that a person wants to go to. */
export function showProblems(
  parent: HTMLElement,
  problems: readonly Problem[],
  present: readonly Problem[],
  chosen: (problem: Problem) => void,
): void {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const summary = element(
    'h2',
    { class: errors > 0 ? 'wrong' : '' },
    headingOf(errors, problems.filter(({ severity }) => severity === 'warning').length, present.length),
  );
  const items = problems.map((problem) => element('li', {}, itemOf(problem, chosen)));
  const asked = present.map((problem) => element('li', {}, itemOf(problem, chosen)));
  const before = [
    element('summary', {}, `Before you present: ${asked.length === 1 ? 'one question' : `${asked.length} questions`}`),
    element('ul', {}, ...asked),
  ];
  parent.replaceChildren(
    summary,
    element('ul', {}, ...items),
    ...(asked.length > 0 ? [element('details', {}, ...before)] : []),
  );
}

function headingOf(errors: number, warnings: number, questions: number): string {
  if (errors > 0)
    return errors === 1
      ? 'One thing is wrong: the page shows the last text that was right'
      : `${errors} things are wrong: the page shows the last text that was right`;
  const open = questions === 1 ? 'one question is open' : questions > 0 ? `${questions} questions are open` : '';
  const words =
    warnings === 1 ? 'One thing to look at' : warnings > 0 ? `${warnings} things to look at` : 'Nothing is wrong';
  return [words, open].filter(Boolean).join('; ');
}

const labels = { error: 'Error', warning: 'Look at this', remark: 'Known' } as const;

function itemOf(problem: Problem, chosen: (problem: Problem) => void): HTMLElement {
  const { severity, message, hint, line } = problem;
  const words = [
    element('span', { class: `severity ${severity}` }, labels[severity]),
    ' ',
    element('span', { class: 'message' }, message),
    hint ? element('span', { class: 'hint' }, ` → ${hint}`) : null,
    line === undefined ? null : element('span', { class: 'line' }, ` line ${line}`),
  ];
  if (line === undefined) return element('p', { class: 'problem' }, ...words);
  return element('button', { type: 'button', class: 'problem', onclick: () => chosen(problem) }, ...words);
}
