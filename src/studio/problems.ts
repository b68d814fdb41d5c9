/** What is wrong, and what to look at before presenting: a list below data and page, each with the way to mend it. */
import { button, element } from './element.js';
import type { ToldProblem } from './messages.js';

export interface ProblemActions {
  /** Goes to the place of a problem. */
  chosen(problem: ToldProblem): void;
  /** Does what the button of a problem says. */
  mend(problem: ToldProblem): void;
}

/** Fills `parent`; `present` are the questions of a good chair. */
export function showProblems(
  parent: HTMLElement,
  problems: readonly ToldProblem[],
  present: readonly ToldProblem[],
  actions: ProblemActions,
): void {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const summary = element(
    'h2',
    { class: errors > 0 ? 'wrong' : '' },
    headingOf(errors, problems.filter(({ severity }) => severity === 'warning').length, present.length),
  );
  const isOpen = parent.querySelector('details')?.open ?? false;
  const isUnwritten = present.some(({ mend }) => mend?.kind === 'write');
  const items = (all: readonly ToldProblem[]) =>
    element('ul', {}, ...all.map((problem) => element('li', {}, ...itemOf(problem, isUnwritten, actions))));
  parent.replaceChildren(
    summary,
    items(problems),
    ...(present.length > 0
      ? [
          element(
            'details',
            { open: isOpen },
            element(
              'summary',
              {},
              `Before you present: ${present.length === 1 ? 'one question' : `${present.length} questions`}`,
            ),
            items(present),
          ),
        ]
      : []),
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

/** What is told of a problem, and the button that mends it at once, in plain words; null where the problem has words of its own. */
function plainly({ mend }: ToldProblem, isUnwritten: boolean): { words: string; button: string | null } | null {
  switch (mend?.kind) {
    case 'write':
      return { words: 'still to be written in your own words', button: null };
    case 'refer':
      return {
        words: `${mend.typed} is also in the data, and would stay behind when they change`,
        button: 'Take it from the data',
      };
    case 'spell':
      return { words: `${mend.letters} is spelled out nowhere`, button: 'Spell it out' };
    case 'compared':
      return {
        words: 'look each value up in its source',
        button: 'I have compared every value',
      };
    case 'finish':
      return isUnwritten
        ? { words: 'page and slides say “Draft” as long as something is still to be written', button: null }
        : { words: 'page and slides say “Draft”', button: 'Take “Draft” away' };
    case undefined:
      return null;
  }
}

function itemOf(problem: ToldProblem, isUnwritten: boolean, { chosen, mend }: ProblemActions): HTMLElement[] {
  const { severity, message, hint, line, place, mend: mended } = problem;
  const plain = plainly(problem, isUnwritten);
  const isOfPlace = mended?.kind !== 'compared' && mended?.kind !== 'finish';
  // What only helps who writes the text is seen beside the text.
  const isOfText = /\[\[|npx |“[a-z_]+:/.test(hint ?? '');
  const words = [
    element('span', { class: `severity ${severity}` }, labels[severity]),
    ' ',
    place && isOfPlace ? element('strong', {}, `${place.name}: `) : null,
    element('span', { class: 'message' }, plain?.words ?? message),
    hint && !plain ? element('span', { class: isOfText ? 'hint of-text' : 'hint' }, ` → ${hint}`) : null,
    line === undefined ? null : element('span', { class: 'line of-text' }, ` line ${line}`),
  ];
  const told =
    line === undefined
      ? element('p', { class: 'problem' }, ...words)
      : element('button', { type: 'button', class: 'problem', onclick: () => chosen(problem) }, ...words);
  return plain?.button ? [told, button(plain.button, () => mend(problem), { class: 'mend' })] : [told];
}
