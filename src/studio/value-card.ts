/** What is known of the value that was clicked, and the ways to change it: below the text, beside the page. */
import type { Change, IntervalAt, Mend, Problem, RowAt, RowChange, ValueAt } from '../index.js';
import { button, element, type Child } from './element.js';
import type { Answers, Checked } from './messages.js';

/** What the card can do. Each change answers whether it could be made. */
export interface CardActions {
  change(change: Change | RowChange): Promise<boolean>;
  /** Writes an interval, all of it at once. */
  interval(interval: IntervalAt): Promise<boolean>;
  close(): void;
  /** Shows what a source says of it. */
  show(checked: Checked): void;
}

/** What is known of a value. */
export type Known = Answers['look'] & {
  checks: Answers['checks'];
  /** What its source says, where that is open. */
  checked: Checked | undefined;
  problems: readonly Problem[];
};

/** Fills `parent` with what is known of a value; the first field has the focus. */
export function showValue(
  parent: HTMLElement,
  { value, row, name, interval, checks, checked, problems }: Known,
  actions: CardActions,
): void {
  const told = element('p', { class: 'told', role: 'status' });
  const attempt = async (change: Change | RowChange) => {
    const done = await actions.change(change);
    told.textContent = done ? '' : 'This cannot be written so without changing more: change it in the text.';
  };
  const attemptInterval = async (written: IntervalAt) => {
    const done = await actions.interval(written);
    told.textContent = done ? '' : 'This cannot be written so: look at the numbers.';
  };
  const title = element(
    'div',
    { class: 'title' },
    element('h2', {}, value ? name : 'Not written by itself'),
    button('Close', actions.close, { class: 'close' }),
  );
  parent.replaceChildren(
    title,
    value && interval
      ? intervalForm(value, interval, attemptInterval)
      : value
        ? formOf(value, attempt)
        : element('p', {}, 'This is calculated, or put together from others: change what it comes from.'),
    ...(checked ? [sourceOf(checked, actions)] : []),
    ...(checks.length > 0 ? [checksOf(checks)] : []),
    ...problems.flatMap((problem) => problemOf(problem, value, attempt) ?? []),
    told,
    ...(row ? [rowButtons(row, attempt)] : []),
  );
  parent.hidden = false;
  const field = parent.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  field?.focus();
  // What is typed takes the place of a number, and goes on in a sentence.
  if (!value?.isProse) field?.select();
}

/** A form that says what a value is of, and saves it when it is sent. */
function formAbout(value: ValueAt, save: () => void, ...children: Child[]): HTMLElement {
  const about = value.about
    .slice(0, -1)
    .flatMap(({ name, words }) => [element('dt', {}, name), element('dd', {}, words)]);
  const onsubmit = (event: Event) => {
    event.preventDefault();
    save();
  };
  return element('form', { onsubmit }, element('dl', {}, ...about), ...children);
}

function formOf(value: ValueAt, attempt: (change: Change) => Promise<void>): HTMLElement {
  const field = value.isProse
    ? element('textarea', { id: 'value', rows: Math.min(8, value.written.split('\n').length + 1) })
    : element('input', { id: 'value', autocomplete: 'off' });
  field.defaultValue = value.written;
  const save = () => {
    if (field.value.trim() !== value.written.trim()) void attempt({ value: field.value.trim() });
  };
  const sources = element(
    'select',
    { id: 'source' },
    ...(value.source === '' ? [element('option', { value: '' }, 'none told')] : []),
    ...value.sources.map(({ id, cite }) =>
      element('option', { value: id, selected: id === value.source }, `${id}: ${cite}`),
    ),
  );
  sources.addEventListener('change', () => void attempt({ source: sources.value }));
  const form = formAbout(
    value,
    save,
    element('label', { for: 'value' }, value.isProse ? 'Words' : 'Value'),
    field,
    element(
      'div',
      { class: 'actions' },
      element('button', { type: 'submit', class: 'main' }, 'Change'),
      ...(value.isProse ? [] : [button('Not reported', () => void attempt({ value: 'not reported' }))]),
    ),
    ...(value.isProse
      ? []
      : [
          element('label', { for: 'source' }, 'Source'),
          sources,
          element('p', { class: 'at' }, value.at === '' ? '' : `at ${value.at}`),
        ]),
  );
  field.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey } = event as KeyboardEvent;
    if (key === 'Enter' && (ctrlKey || metaKey)) save();
  });
  return form;
}

/** What is wrong at a value; a number that the data hold is taken from there by a button. */
function problemOf(
  { message, mend }: Problem,
  value: ValueAt | null,
  attempt: (change: Change) => Promise<void>,
): HTMLElement | null {
  // It is being written.
  if (mend?.kind === 'write') return null;
  const linked = mend?.kind === 'refer' && value ? withReference(value.written, mend) : null;
  if (mend?.kind !== 'refer' || linked === null) return element('p', { class: 'wrong' }, message);
  return element(
    'p',
    { class: 'wrong' },
    `${mend.typed} is also in the data, and would stay behind when they change. `,
    button('Take it from the data', () => void attempt({ value: linked }), {
      'aria-label': `Take it from the data: ${mend.typed}`,
    }),
  );
}

/** A sentence with a reference in the place of a number that is typed; null where the number does not stand in it. */
export function withReference(written: string, { typed, reference }: Extract<Mend, { kind: 'refer' }>): string | null {
  const at = written.indexOf(typed);
  return at < 0 ? null : `${written.slice(0, at)}${reference}${written.slice(at + typed.length)}`;
}

/** The limits and the level of an interval, together. */
function intervalForm(
  value: ValueAt,
  { path, low, high, level }: IntervalAt,
  write: (interval: IntervalAt) => Promise<void>,
): HTMLElement {
  const field = (id: string, words: string, written: string) => ({
    label: element('label', { for: id }, words),
    input: element('input', { id, value: written, autocomplete: 'off' }),
  });
  const fields = [
    field('value', 'Lower limit', low),
    field('high', 'Upper limit', high),
    field('level', 'Level, percent', level),
  ];
  const save = () => {
    const [from = '', to = '', of = ''] = fields.map(({ input }) => input.value.trim().replace(/\s?%$/, ''));
    if (from && to) void write({ path, low: from, high: to, level: of });
  };
  return formAbout(
    value,
    save,
    element('div', { class: 'limits' }, ...fields.map(({ label, input }) => element('div', {}, label, input))),
    element('div', { class: 'actions' }, element('button', { type: 'submit', class: 'main' }, 'Change')),
  );
}

/** What the source says of it, in a few words, and the way there. */
function sourceOf(checked: Checked, { show }: CardActions): HTMLElement {
  const { verdict, around, place, doubt, spot } = checked;
  return element(
    'p',
    { class: verdict === 'found' ? 'source found' : 'source' },
    [`In its source: ${verdict}`, place, doubt, around].filter(Boolean).join(' · '),
    ...(spot ? [' ', button('Show it there', () => show(checked))] : []),
  );
}

function checksOf(checks: Known['checks']): HTMLElement {
  return element(
    'details',
    { class: 'checks' },
    element('summary', {}, checks.length === 1 ? 'One check' : `${checks.length} checks`),
    element('ul', {}, ...checks.map(({ what, agreement }) => element('li', {}, `${what}: ${agreement}`))),
  );
}

/** Names of a row of each list, for the buttons. */
const rowNames = new Map([
  ['arms', 'arm'],
  ['outcomes', 'outcome'],
  ['results', 'result'],
  ['adverse_events', 'adverse event'],
  ['takeaways', 'takeaway'],
]);

function rowButtons({ list, index, count }: RowAt, attempt: (change: RowChange) => Promise<void>): HTMLElement {
  const name = rowNames.get(list) ?? 'row';
  const of = (words: string, change: RowChange, can: boolean) =>
    button(words, () => void attempt(change), { disabled: !can });
  return element(
    'div',
    { class: 'actions row' },
    element('span', { class: 'place' }, `${name} ${index + 1} of ${count}`),
    of('Move up', 'up', index > 0),
    of('Move down', 'down', index < count - 1),
    of(`Add one like this`, 'copy', true),
    of(`Remove this ${name}`, 'remove', count > 1),
  );
}
