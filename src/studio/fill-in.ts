/** What is still to fill in: values that the abstract tells, each to be taken by one click, and places that nothing fills yet. */
import type { OpenPlace, Proposal, Writing } from '../index.js';
import { element } from './element.js';
import type { Editor } from './editor.js';
import type { Engine } from './engine-client.js';
import { openList } from './open-list.js';
import { placesCard, proposalCard, timeOf, toldValue } from './proposal-card.js';

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
  /** Asks for a further outcome. */
  addOutcome(): void;
  /** Marks on the page what was filled in last. */
  point(path: string): void;
}

export function newFillIn(parent: HTMLElement, engine: Engine, editor: Editor, actions: FillInActions): FillIn {
  const declined = new Set<string>();
  const status = element('p', { class: 'told', role: 'status' });
  const proposed = element('div', { class: 'proposed' });
  const open = element('div', { class: 'open-places' });
  let areOthersOpen: boolean | null = null;
  /** What opens the list of places for one figure. */
  let asked: string | null = null;
  /** What is shown, to be told from what it would be. */
  let shown = '';
  /** The cards by their proposals: one that stays the same stays where it is, with the focus that somebody has in it. */
  let cards = new Map<string, HTMLElement>();
  parent.replaceChildren(proposed, open);

  const cardsNow = () => [...proposed.querySelectorAll<HTMLElement>('li[data-id]')];
  const placeOf = (id: string) => cardsNow().findIndex((card) => card.dataset.id === id);

  /** Puts values into the text, as one step that can be undone. */
  async function write(proposal: Proposal, writings: readonly Writing[], path: string, told: string): Promise<void> {
    const text = await engine.ask({ kind: 'put', text: editor.text(), writings: [...writings] });
    if (text === null) {
      status.textContent = 'This has no place in the data yet: use Elsewhere, or the text.';
      return;
    }
    const at = placeOf(proposal.id);
    status.textContent = told;
    asked = null;
    proposed.querySelector('.elsewhere')?.remove();
    editor.replace(text);
    actions.point(path);
    await read(at);
  }

  async function elsewhere(proposal: Proposal, all = false): Promise<void> {
    asked = proposal.id;
    const around = proposal.sentence.slice(Math.max(0, proposal.start - 60), proposal.end + 60);
    const places = await engine.ask({ kind: 'open', text: editor.text(), around: [around] });
    const list = placesCard(proposal, places, all, {
      put: (place) => putAt(proposal, place),
      showAll: () => void elsewhere(proposal, true),
    });
    const card = cardsNow()[placeOf(proposal.id)];
    card?.querySelector('.elsewhere')?.remove();
    card?.append(list);
    list.querySelector('button')?.focus();
  }

  function putAt(proposal: Proposal, { path, name }: OpenPlace): void {
    // Said once, it is not asked again.
    declined.add(proposal.id);
    const { value, measure, figure } = proposal;
    const kind =
      measure && path.endsWith('.estimate') ? [{ key: path.replace(/estimate$/, 'measure'), value: measure }] : [];
    const written = path.endsWith('.timepoint') ? (timeOf(proposal) ?? value) : value;
    void write(proposal, [{ key: path, value: written }, ...kind], path, `${name}: ${figure}`);
  }

  const newCard = (proposal: Proposal): HTMLElement =>
    proposalCard(proposal, {
      yes() {
        const { writings, place } = proposal;
        if (place) void write(proposal, writings, place.path, `${place.name}: ${toldValue(proposal)}`);
      },
      elsewhere: () => void elsewhere(proposal),
      decline() {
        const at = placeOf(proposal.id);
        declined.add(proposal.id);
        actions.changed();
        void read(at);
      },
    });

  function cardsOf(proposals: readonly Proposal[], before: ReadonlyMap<string, HTMLElement>): HTMLElement[] {
    return proposals.map((proposal) => {
      const key = JSON.stringify(proposal);
      const card = before.get(key) ?? newCard(proposal);
      cards.set(key, card);
      return card;
    });
  }

  const isHidden = () => parent.hidden;

  /** `next` is the place of the card that was decided: the one that has it now gets the focus. */
  async function read(next: number | null = null): Promise<void> {
    if (isHidden()) return;
    const text = editor.text();
    const [found, places] = await Promise.all([
      engine.ask({ kind: 'propose', text }),
      engine.ask({ kind: 'open', text, around: [] }),
    ]);
    if (next === null) status.textContent = '';
    if (isHidden() || (text !== editor.text() && next === null)) return;
    const left = found.filter(({ id }) => !declined.has(id));
    const sure = left.filter(({ place }) => place !== null);
    const others = left.filter(({ place }) => place === null);
    const now = JSON.stringify([sure, others, places, asked]);
    if (now === shown) return;
    shown = now;
    const before = cards;
    cards = new Map();
    const [sureCards, otherCards] = [cardsOf(sure, before), cardsOf(others, before)];
    const rest = element(
      'details',
      // Where nothing else is asked, they are what is next.
      { open: areOthersOpen ?? sure.length === 0 },
      element('summary', {}, `Further figures of the abstract: ${others.length}`),
      element('ul', {}, ...otherCards),
    );
    rest.querySelector('summary')!.addEventListener('click', () => (areOthersOpen = !rest.open));
    const { scrollTop } = parent;
    proposed.replaceChildren(
      element('h2', {}, headingOf(sure.length, others.length, found.length)),
      status,
      ...(found.length > 0 ? [] : [element('p', {}, 'Click a place below, or anything on the page.')]),
      element('ul', {}, ...sureCards),
      ...(others.length > 0 ? [rest] : []),
    );
    const groups = openList(places, sure, actions.chosen, () => actions.addOutcome());
    open.replaceChildren(
      element('h2', {}, groups.length > 0 ? 'Still to fill in' : 'Every place is filled in'),
      ...groups,
    );
    // The list stays where it was.
    parent.scrollTop = scrollTop;
    if (next !== null) focusAt(next);
  }

  function focusAt(place: number): void {
    const all = cardsNow().filter((card) => card.getClientRects().length > 0);
    const card = all[Math.min(place, all.length - 1)];
    card?.querySelector('button')?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest' });
  }

  const reset = () => {
    declined.clear();
    status.textContent = '';
    shown = '';
    asked = null;
  };
  return { read: (next = false) => read(next ? 0 : null), reset, declined };
}

function headingOf(sure: number, others: number, found: number): string {
  if (sure > 0) return `Read in the abstract: ${sure === 1 ? 'one value' : `${sure} values`}. Is each right?`;
  if (found === 0) return 'Fill in the trial';
  return others > 0
    ? 'You have answered all of these; further figures of the abstract stand below'
    : 'You have answered all that was read in the abstract';
}
