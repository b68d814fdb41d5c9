/** What is told when documents were saved: their names, and whether they say “Draft”, with a way on. */
import type { Problem } from '../index.js';
import { button } from './element.js';

export interface DraftActions {
  /** Takes away the line that says that it is a draft. */
  finish(): void;
  /** Shows the sentences that are not written yet. */
  show(): void;
}

/** Fills `status`; `present` are the questions that are open. */
export function tellSaved(
  status: HTMLElement,
  words: string,
  text: string,
  present: readonly Problem[],
  { finish, show }: DraftActions,
): void {
  const open = present.filter(({ mend }) => mend?.kind === 'write').length;
  const says = /^draft:\s*true\b/m.test(text);
  if (open > 0)
    status.replaceChildren(
      `${words}. It says “Draft”: ${open === 1 ? 'one place is' : `${open} places are`} not filled in. `,
      button('Show them', show),
    );
  else if (says) status.replaceChildren(`${words}. It says “Draft”. `, button('Take “Draft” away', finish));
  else status.textContent = words;
}
