/** Whether what is open may give way to a new trial: asked wherever somebody has worked on it. */
import { openDialog } from './dialog.js';
import { button, element } from './element.js';

export type NewChoice = 'empty' | 'same abstract' | null;

/** Asks about the trial in `file`; `save` downloads its dataset. Null where the person stays with it. */
export function askBeforeNew(file: string, hasAbstract: boolean, save: () => void): Promise<NewChoice> {
  return new Promise((chosen) => {
    const choice = (one: NewChoice) => () => {
      chosen(one);
      dialog.close();
    };
    const dialog = openDialog(
      'Begin another trial?',
      element(
        'p',
        {},
        `${file} is open, and gives way to the new one. “Undo” brings it back until you close this tab.`,
      ),
      element(
        'div',
        { class: 'actions' },
        button('Save this dataset first', () => {
          save();
          choice('empty')();
        }),
        button('Begin another trial', choice('empty'), { class: 'main' }),
        ...(hasAbstract ? [button('Begin again from the same abstract', choice('same abstract'))] : []),
        button('Stay', choice(null)),
      ),
    );
    dialog.addEventListener('close', choice(null));
  });
}
