/** What is told of an adverse event for one arm, against the arm in which its events stand. */
import { wordsOf } from '../../dataset/prose.js';
import { exact } from '../../dataset/quantity.js';
import type { Trial } from '../../trial/trial.js';
import { isPartOf } from '../arms-in-text.js';
import type { Reading } from '../reading.js';
import { should, type Compared } from './agreement.js';

/** Words that compare, or deny: what they name need not have the events. */
const otherwise =
  /\b(?:no|none|not|nobody|nil|never|without|neither|nor|than|versus|vs|against|fewer|less|more|after|from|to|before)\b/i;

/** From one semicolon or full stop to the next. */
const clauseAt = (words: string, index: number): string =>
  `${words
    .slice(0, index)
    .split(/[;.]\s/)
    .at(-1)!}${words.slice(index).split(/[;.]\s/)[0]!}`;

/** In every row whose events stand in one arm alone, while its words name another one alone. */
export function checkEventsInText(trial: Trial, { named }: Reading): Compared[] {
  return trial.adverse_events.flatMap(({ told, name, ofArms }, index) => {
    const words = told === null ? '' : wordsOf(told);
    const mentions = named(words);
    const [mention] = mentions;
    if (!mention || mentions.length > 1 || mention.arms.length > 1 || otherwise.test(clauseAt(words, mention.index)))
      return [];
    const counts = ofArms.flatMap(({ arm, values }) => {
      const events = typeof values === 'string' || arm.pools.length > 0 ? null : exact(values.events);
      return events ? [{ arm, events: events.value }] : [];
    });
    const having = counts.filter(({ events }) => events > 0);
    const [only] = having;
    if (!only || having.length > 1) return [];
    const arm = mention.arms[0]!;
    const label = words.slice(mention.index, mention.end);
    const message = `this tells of “${label}”, and the events of “${name}” stand in ${only.arm.name} alone`;
    const holds = isPartOf(arm, only.arm);
    return [
      should(
        `adverse_events.${index}.told`,
        `“${label}” and the events of ${only.arm.name}`,
        holds,
        message,
        'check which of the two is right',
      ),
    ];
  });
}
