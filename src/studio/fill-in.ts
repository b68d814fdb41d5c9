/** What is still to fill in: values that the abstract tells, each to be taken by one click, and places that nothing fills yet. */
import type { OpenPlace, Proposal, Writing } from '../index.js';
import { button, element } from './element.js';
import type { Editor } from './editor.js';
import type { Engine } from './engine-client.js';

export interface FillIn {
  /** Begins with another dataset. */
  reset(): void;
  /** Reads it anew, where it is in sight; `next` puts the focus on what is to be decided next. */
  read(next?: boolean): Promise<void>;
  /** The proposals that a person did not need, by their ids. */
  declined: Set<string>;
}

export interface FillInActions {
  /** Opens the box of a place. */
  chosen(path: string): void;
  /** Called when something was declined. */
  changed(): void;
  /** Marks on the page what was filled in last. */
  point(path: string): void;
}

/** How many places are offered at once for a figure. */
const offered = 8;

export function newFillIn(parent: HTMLElement, engine: Engine, editor: Editor, actions: FillInActions): FillIn {
  const declined = new Set<string>();
  const status = element('p', { class: 'told', role: 'status' });
  const proposed = element('div', { class: 'proposed' });
  const open = element('div', { class: 'open-places' });
  let areOthersOpen = false;
  /** What opens the list of places for one figure. */
  let asked: string | null = null;
  /** What is shown, to be told from what it would be. */
  let shown = '';
  parent.replaceChildren(proposed, open);

  /** Puts values into the text, as one step that can be undone. */
  async function write(writings: readonly Writing[], path: string, told: string): Promise<void> {
    const text = await engine.ask({ kind: 'put', text: editor.text(), writings: [...writings] });
    if (text === null) {
      status.textContent = 'This has no place in the data yet: use Elsewhere, or the text.';
      return;
    }
    status.textContent = told;
    asked = null;
    editor.replace(text);
    actions.point(path);
    await read(true);
  }

  async function placesFor(proposal: Proposal, all: boolean): Promise<HTMLElement> {
    const around = proposal.sentence.slice(Math.max(0, proposal.start - 60), proposal.end + 60);
    const places = await engine.ask({ kind: 'open', text: editor.text(), around: [around] });
    const fit = places.filter(({ path, isWords }) => path.endsWith('.ci') === proposal.isInterval && !isWords);
    const shown = all ? fit : fit.slice(0, offered);
    const put = ({ path, name }: OpenPlace) =>
      button(name, () => {
        // Said once, it is not asked again.
        declined.add(proposal.id);
        const { value, measure } = proposal;
        const kind =
          measure && path.endsWith('.estimate') ? [{ key: path.replace(/estimate$/, 'measure'), value: measure }] : [];
        void write([{ key: path, value }, ...kind], path, `${name}: ${proposal.figure}`);
      });
    return element(
      'div',
      { class: 'elsewhere' },
      element('p', {}, `Where does ${proposal.figure} belong?`),
      element('ul', {}, ...shown.map((place) => element('li', {}, put(place)))),
      ...(fit.length > shown.length ? [button('Show all places', () => void elsewhere(proposal, true))] : []),
      ...(fit.length === 0 ? [element('p', {}, 'Every place is filled in.')] : []),
    );
  }

  async function elsewhere(proposal: Proposal, all = false): Promise<void> {
    asked = proposal.id;
    const item = [...proposed.querySelectorAll('li')].find((one) => one.dataset.id === proposal.id);
    const list = await placesFor(proposal, all);
    item?.querySelector('.elsewhere')?.remove();
    item?.append(list);
    list.querySelector('button')?.focus();
  }

  function itemOf(proposal: Proposal): HTMLElement {
    const { sentence, start, end, place, figure, id } = proposal;
    const decline = () => {
      declined.add(id);
      actions.changed();
      void read(true);
    };
    const from = Math.max(0, sentence.lastIndexOf(' ', Math.max(0, start - 130)));
    const to = sentence.length - end > 110 ? sentence.indexOf(' ', end + 90) : sentence.length;
    const item = element(
      'li',
      {},
      element(
        'p',
        { class: 'sentence' },
        `${from > 0 ? '… ' : ''}${sentence.slice(from, start)}`,
        element('mark', {}, sentence.slice(start, end)),
        `${sentence.slice(end, to)}${to < sentence.length ? ' …' : ''}`,
      ),
      element(
        'p',
        { class: 'question' },
        ...(place
          ? [`${place.name}: `, element('strong', {}, toldValue(proposal)), '?']
          : ['No place is known for it.']),
      ),
      element(
        'div',
        { class: 'actions' },
        ...(place
          ? [
              button('Yes', () => void write(proposal.writings, place.path, `${place.name}: ${toldValue(proposal)}`), {
                class: 'main yes',
                'aria-label': `Yes, ${place.name}: ${toldValue(proposal)}`,
              }),
            ]
          : []),
        button(place ? 'Elsewhere …' : 'Where does it belong? …', () => void elsewhere(proposal), {
          'aria-label': `${figure}: say where it belongs`,
        }),
        button('Not needed', decline, { 'aria-label': `${figure}: not needed` }),
      ),
    );
    item.dataset.id = id;
    return item;
  }

  /** The places that nothing fills, by what they are of; those that a proposal has are asked there. */
  function openOf(places: readonly OpenPlace[], proposals: readonly Proposal[]): HTMLElement[] {
    const taken = new Set(proposals.flatMap(({ place }) => (place ? [place.path] : [])));
    const own = places.filter(({ path }) => !taken.has(path));
    const groups = new Map<string, OpenPlace[]>();
    for (const place of own) {
      const group = groupOf(place.path);
      groups.set(group, [...(groups.get(group) ?? []), place]);
    }
    return [...groups].map(([name, all]) =>
      element(
        'div',
        { class: 'to-fill' },
        element('h3', {}, name),
        element(
          'div',
          { class: 'actions' },
          ...all.map((place) => button(place.name, () => actions.chosen(place.path))),
        ),
      ),
    );
  }

  const isHidden = () => parent.hidden;

  async function read(next = false): Promise<void> {
    if (isHidden()) return;
    const text = editor.text();
    const [found, places] = await Promise.all([
      engine.ask({ kind: 'propose', text }),
      engine.ask({ kind: 'open', text, around: [] }),
    ]);
    if (!next) status.textContent = '';
    if (isHidden() || (text !== editor.text() && !next)) return;
    if (asked !== null && !next) return;
    const left = found.filter(({ id }) => !declined.has(id));
    const sure = left.filter(({ place }) => place !== null);
    const others = left.filter(({ place }) => place === null);
    const rest = element(
      'details',
      { open: areOthersOpen },
      element('summary', {}, `Other figures of the abstract: ${others.length}`),
      element('ul', {}, ...others.map(itemOf)),
    );
    rest.addEventListener('toggle', () => (areOthersOpen = rest.open));
    const groups = openOf(places, sure);
    // What stands there already stays, with the focus that somebody has in it.
    const now = JSON.stringify([sure, others, places, asked]);
    if (now === shown) return;
    shown = now;
    proposed.replaceChildren(
      element(
        'h2',
        {},
        sure.length > 0
          ? `Read in the abstract: ${sure.length === 1 ? 'one value' : `${sure.length} values`}. Is each right?`
          : found.length > 0
            ? others.length > 0
              ? 'What was read with its place is decided; other figures stand below'
              : 'Every value read in the abstract is decided'
            : 'Fill in the trial',
      ),
      status,
      ...(found.length > 0 ? [] : [element('p', {}, 'Click a place below, or anything on the page.')]),
      element('ul', {}, ...sure.map(itemOf)),
      ...(others.length > 0 ? [rest] : []),
    );
    open.replaceChildren(
      element('h2', {}, groups.length > 0 ? 'Still to fill in' : 'Every place is filled in'),
      ...groups,
    );
    if (next) proposed.querySelector<HTMLElement>('.yes, li button')?.focus({ preventScroll: false });
  }

  const reset = () => {
    declined.clear();
    status.textContent = '';
    shown = '';
    asked = null;
  };
  return { read, reset, declined };
}

/** A value as a person reads it: an interval without braces. */
function toldValue({ value, isInterval, writings, figure }: Proposal): string {
  if (isInterval) return figure;
  const unit = writings.find(({ key }) => key.endsWith('.unit'))?.value;
  const measure = writings.find(({ key }) => key.endsWith('.measure'))?.value;
  return [value.replace(/^"|"$/g, ''), unit, measure ? `(${measure})` : ''].filter(Boolean).join(' ');
}

const groups: Readonly<Record<string, string>> = {
  citation: 'The article',
  condition: 'The trial',
  intervention: 'The trial',
  design: 'The trial',
  dates: 'The trial',
  sites: 'The trial',
  participants: 'Who took part',
  populations: 'Who took part',
  arms: 'Who took part',
  outcomes: 'The outcome',
  results: 'Results',
  adverse_events: 'Harms',
  authors_conclusion: 'In words',
};

const groupOf = (path: string): string => new Map(Object.entries(groups)).get(path.split('.')[0]!) ?? 'Your own words';
