/** Asks for a further outcome: what it is called, what its values look like, and which direction is good. */
import type { NewOutcome, Question } from '../index.js';
import { openDialog } from './dialog.js';
import { element } from './element.js';

/** `questions` are those of a new trial, of which the kinds of values and the directions are asked here too. */
export function askOutcome(questions: readonly Question[], done: (outcome: NewOutcome) => void): void {
  const choice = (key: string, id: string) => {
    const { words = '', choices = {} } = questions.find((one) => one.key === key) ?? {};
    const options = Object.entries(choices).map(([value, told]) => element('option', { value }, told));
    const field = element('select', { id }, ...options);
    return { field, row: element('div', {}, element('label', { for: id }, words), field) };
  };
  const name = element('input', { id: 'outcome-name', autocomplete: 'off', required: true });
  const isPrimary = element('input', { id: 'outcome-primary', type: 'checkbox' });
  const [type, better] = [choice('type', 'outcome-type'), choice('better', 'outcome-better')];
  const onsubmit = (event: Event) => {
    event.preventDefault();
    dialog.close();
    done({
      name: name.value.trim(),
      role: isPrimary.checked ? 'primary' : 'secondary',
      type: type.field.value as NewOutcome['type'],
      better: better.field.value as NewOutcome['better'],
    });
  };
  const dialog = openDialog(
    'Another outcome',
    element(
      'form',
      { class: 'another', onsubmit },
      element('div', {}, element('label', { for: name.id }, 'What was measured?'), name),
      type.row,
      better.row,
      element('label', {}, isPrimary, ' It is a primary outcome too'),
      element('div', { class: 'actions' }, element('button', { type: 'submit', class: 'main' }, 'Add it')),
    ),
  );
  name.focus();
}
