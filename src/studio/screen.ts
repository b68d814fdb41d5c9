/** The parts of the screen: data at the left, page and slides at the right, what is wrong below. */
import { button, element } from './element.js';

export type Screen = ReturnType<typeof newScreen>;

/** Puts the screen into the page of the browser, in the place of what stood there while it opened. */
export function newScreen() {
  const root = element('div', { class: 'studio' });
  const name = element('span', { class: 'file' });
  const status = element('p', { class: 'status', role: 'status' });
  const paper = element(
    'select',
    { 'aria-label': 'Paper' },
    element('option', { value: 'a4' }, 'A4'),
    element('option', { value: 'letter' }, 'US Letter'),
  );
  const mono = element('input', { type: 'checkbox' });
  const actions = element('div', { class: 'actions' });
  const start = element('section', { class: 'start', 'aria-label': 'Start here' });
  const fillIn = element('section', { class: 'fill-in', 'aria-label': 'Fill in', tabindex: '0' });
  const text = element('div', { class: 'text' });
  const beginning = element('section', { class: 'beginning', 'aria-label': 'A new trial', hidden: true });
  const card = element('aside', { class: 'card', 'aria-label': 'The value chosen', hidden: true });
  const ways = element(
    'div',
    { class: 'tabs' },
    button('Fill in', () => showData('fill-in'), { value: 'fill-in' }),
    button('Text', () => showData('text'), { value: 'text' }),
  );
  const data = element('section', { class: 'data', 'aria-label': 'Data' }, ways, start, beginning, fillIn, text, card);
  /** Called when the data are shown in another way. */
  let shown = (): void => undefined;
  const parts = { start, new: beginning, 'fill-in': fillIn, text } as const;
  const showData = (what: keyof typeof parts) => {
    for (const [name, part] of Object.entries(parts)) part.hidden = name !== what;
    root.dataset.shown = what;
    ways.hidden = what === 'start' || what === 'new';
    for (const way of ways.querySelectorAll('button')) way.setAttribute('aria-pressed', String(way.value === what));
    shown();
  };
  const clickable = element(
    'p',
    { class: 'clickable' },
    'Click a value, a name or a sentence on page or slides to see where it comes from, or to change it.',
  );
  const drawings = element('section', { class: 'drawings', 'aria-label': 'Page and slides', tabindex: '0' }, clickable);
  const source = element('section', { class: 'source', 'aria-label': 'Sources', hidden: true });
  const problems = element('section', { class: 'problems', 'aria-label': 'What is wrong', 'aria-live': 'polite' });
  const kept = element('p', { class: 'kept' }, 'Nothing leaves this computer.');
  const foot = element('footer', {}, kept);
  const show = (what: 'drawings' | 'source') => {
    drawings.hidden = what !== 'drawings';
    source.hidden = what !== 'source';
    for (const tab of tabs.querySelectorAll('button')) tab.setAttribute('aria-pressed', String(tab.value === what));
  };
  const tab = (words: string, what: 'drawings' | 'source') => button(words, () => show(what), { value: what });
  const tabs = element(
    'div',
    { class: 'tabs', hidden: true },
    tab('Page and slides', 'drawings'),
    tab('Sources', 'source'),
  );
  const view = element('div', { class: 'view' }, tabs, drawings, source);
  const head = element(
    'header',
    {},
    element('h1', {}, 'trialbrief'),
    name,
    paper,
    element('label', {}, mono, ' Without colour'),
    actions,
  );
  foot.prepend(status);
  root.append(head, element('main', {}, data, view, problems), foot);
  document.getElementById('starting')?.remove();
  document.body.append(root);
  /** Shows page and slides, or what the sources say; the tabs are there once there is a source. */
  const look = (what: 'drawings' | 'source') => {
    tabs.hidden = tabs.hidden && what !== 'source';
    show(what);
  };
  /** Offers what the sources say beside page and slides. */
  const offerSource = () => void (tabs.hidden = false);
  show('drawings');
  showData('text');
  return {
    root,
    name,
    status,
    paper,
    mono,
    actions,
    text,
    start,
    fillIn,
    showData,
    isShown: (what: keyof typeof parts) => !parts[what].hidden,
    onShown: (told: () => void) => void (shown = told),
    beginning,
    card,
    drawings,
    source,
    problems,
    kept,
    foot,
    look,
    offerSource,
  };
}
