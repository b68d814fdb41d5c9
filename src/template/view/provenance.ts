/** Where values come from, in lines for the notes of slides. */
import { Prose } from '../../dataset/prose.js';
import { isQuantity, type Quantity } from '../../dataset/quantity.js';
import { isCalculated } from '../../trial/calculated/calculated.js';
import type { Value } from '../../dataset/schema.js';
import type { Trial } from '../../trial/trial.js';
import { formatAlone, formatProse, formatValue } from '../../format/format.js';
import { trialArms } from './names.js';
import { referencesOf, type Ingredient } from './sources.js';

export type ProvenanceView = Record<
  'question' | 'participants' | 'biomarkers' | 'safety' | 'opening' | 'appraisal' | 'conclusions' | 'takeaways',
  string[]
>;

/** Of each slide that has no table of its own to say it. */
export function provenanceOfSlides(trial: Trial): ProvenanceView {
  const { participants, sites, arms, populations, outcomes, adverse_events: events } = trial;
  const people = [participants, sites, arms, populations];
  const primary = outcomes.filter(({ role }) => role === 'primary');
  return {
    opening: provenanceOf(trial, [trial.headline, trial.why]),
    question: provenanceOf(trial, [
      trial.question,
      ...people,
      ...trialArms(trial).map((arm) => wordsOfSource([arm.name, arm.dose, arm.route, arm.schedule], arm)),
      ...primary.map((outcome) => wordsOfSource([outcome.name, outcome.measure, outcome.timepoint], outcome)),
    ]),
    participants: provenanceOf(trial, people),
    biomarkers: provenanceOf(trial, [trial.biomarkers]),
    safety: provenanceOf(trial, [trial.safety_message, events.map(({ told, detail }) => [told, detail])]),
    appraisal: provenanceOf(trial, [trial.appraisal_message, trial.strengths, trial.limitations]),
    conclusions: provenanceOf(trial, [trial.authors_conclusion, trial.bottom_line]),
    takeaways: provenanceOf(trial, [trial.takeaway_message, trial.takeaways]),
  };
}

/** Words of a row as its source tells them. */
function wordsOfSource(words: (string | null)[], { source, at }: { source: string | null; at: string | null }): Prose {
  return Object.assign(new Prose(words.filter(Boolean).join(', ')), { source, at });
}

/** Where the values in these parts of the dataset come from; sentences of our own count by the values they refer to. */
function provenanceOf(trial: Trial, parts: unknown[]): string[] {
  const valuesIn = (node: unknown): unknown[] => {
    if (isQuantity(node)) return [node];
    if (node instanceof Prose) return node.source === null ? referencesOf(trial, node).filter(isQuantity) : [node];
    return node !== null && typeof node === 'object' ? Object.values(node).flatMap(valuesIn) : [];
  };
  const textOf = (value: unknown) =>
    value instanceof Prose ? formatProse(value, trial.dataset) : formatValue(value as Value);
  return provenance(
    trial,
    parts.flatMap(valuesIn).map((value) => ({ value, text: textOf(value) })),
  );
}

/**
 * Where the values of a slide come from, one line a source and place:
 * `−19.2, −16.6, −2.9: Summary of the trial by Zili Zhou (¶3)`.
 */
export function provenance(trial: Trial, values: { value: Ingredient; text: string }[]): string[] {
  const lines = new Map<string, Set<string>>();
  for (const { value, text: told } of values) {
    if (!isQuantity(value) && !(value instanceof Prose)) continue;
    const text = isQuantity(value) ? formatAlone(value) : told;
    if (isCalculated(value)) {
      const place = `calculated here, ${value.method}`;
      lines.set(place, (lines.get(place) ?? new Set()).add(text));
      continue;
    }
    const source = trial.sources.find(({ id }) => id === value.source);
    if (!source) continue;
    const place = `${source.cite}${placeIn(value)}`;
    lines.set(place, (lines.get(place) ?? new Set()).add(text));
  }
  return [...lines].map(([place, texts]) => `${[...texts].join('; ')}: ${place}.`);
}

const placeIn = ({ at }: Quantity | Prose): string => (at ? ` (${at})` : '');
