/** A value that the abstract tells, with its sentence: right, somewhere else, or not needed. */
import type { OpenPlace, Proposal } from '../index.js';
import { button, element } from './element.js';

export interface ProposalActions {
  yes(): void;
  elsewhere(): void;
  decline(): void;
}

export function proposalCard(proposal: Proposal, { yes, elsewhere, decline }: ProposalActions): HTMLElement {
  const { sentence, start, end, place, figure, id } = proposal;
  const away = place ? 'No, elsewhere …' : 'Where does it belong? …';
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
      ...(place ? [`${place.name}: `, element('strong', {}, toldValue(proposal)), '?'] : ['No place is known for it.']),
    ),
    element(
      'div',
      { class: 'actions' },
      ...(place
        ? [
            button('Yes', yes, {
              class: 'main yes',
              'aria-label': `Yes, ${place.name}: ${toldValue(proposal)}`,
            }),
          ]
        : []),
      button(away, elsewhere, { 'aria-label': `${away} ${figure}` }),
      button('Not needed', decline, { 'aria-label': `Not needed: ${figure}` }),
    ),
  );
  item.dataset.id = id;
  return item;
}

/** The list of places that a figure may belong to, those first that fit its words best. */
export function placesCard(
  proposal: Proposal,
  places: readonly OpenPlace[],
  all: boolean,
  actions: { put(place: OpenPlace): void; showAll(): void },
): HTMLElement {
  const isTime = timeOf(proposal) !== null;
  const fit = places.filter(
    ({ path, isWords }) =>
      path.endsWith('.ci') === proposal.isInterval && (!isWords || (isTime && path.endsWith('.timepoint'))),
  );
  if (isTime) fit.sort((a, b) => Number(b.path.endsWith('.timepoint')) - Number(a.path.endsWith('.timepoint')));
  const shown = all ? fit : fit.slice(0, offered);
  const item = (place: OpenPlace) =>
    element(
      'li',
      {},
      button(place.name, () => actions.put(place)),
    );
  return element(
    'div',
    { class: 'elsewhere' },
    element('p', {}, `Where does ${proposal.figure} belong?`),
    element('ul', {}, ...shown.map(item)),
    ...(fit.length > shown.length ? [button('Show all places', actions.showAll)] : []),
    ...(fit.length === 0 ? [element('p', {}, 'Every place is filled in.')] : []),
  );
}

/** How many places are offered at once for a figure. */
const offered = 8;

/** `52 weeks` or `week 52` around a figure; null where it is no time. */
export function timeOf({ sentence, start, end }: Proposal): string | null {
  const [ahead] = /^[\d.–-]{1,9}[\s-](?:weeks?|months?|days?|years?|hours?)\b/.exec(sentence.slice(start)) ?? [];
  const [unit] = /(?:week|month|day|year)s?\s$/.exec(sentence.slice(0, start)) ?? [];
  return ahead?.replace(/(?<=\d)-(?=\p{L})/u, ' ') ?? (unit ? `${unit}${sentence.slice(start, end)}` : null);
}

/** A value as a person reads it: an interval without braces. */
export function toldValue({ value, isInterval, writings, figure }: Proposal): string {
  if (isInterval) return figure;
  const unit = writings.find(({ key }) => key.endsWith('.unit'))?.value;
  const measure = writings.find(({ key }) => key.endsWith('.measure'))?.value;
  return [value.replace(/^"|"$/g, ''), unit, measure ? `(${measure})` : ''].filter(Boolean).join(' ');
}
