/** The sentences of an abstract. */
import { placeOf } from '../verify/excerpt.js';
import type { Block } from '../verify/block.js';
import type { Sentence } from './article.js';

/** Where a sentence ends: not behind an abbreviation, nor within a number. */
const end = /(?<!\b(?:vs|al|Dr|St|no|fig|approx|e\.g|i\.e|[A-Z]))[.?!]["”’)]?\s+(?=[\p{Lu}\d“"(])/gu;

/** A part of an abstract that stands on one line with others: `METHODS: …`. */
const part =
  /(?<=[.?!)]\s)(?=(?:BACKGROUND|INTRODUCTION|IMPORTANCE|OBJECTIVES?|AIMS?|PURPOSE|DESIGN|SETTING|PARTICIPANTS|PATIENTS|INTERVENTIONS?|EXPOSURES?|MAIN OUTCOMES?|METHODS|MATERIALS|RESULTS|FINDINGS|CONCLUSIONS?|INTERPRETATION|DISCUSSION|FUNDING|(?:CLINICAL )?TRIAL REGISTRATION|REGISTRATION)\b[A-Z ,/&]{0,60}:)/;

/** An abstract on one line, with each part as a paragraph. */
export const inParts = (abstract: string): string[] =>
  abstract
    .split(part)
    .map((text) => text.trim())
    .filter(Boolean);

/** Each with its place; a heading alone is none. */
export const sentencesOf = (blocks: readonly Block[]): Sentence[] =>
  blocks.flatMap((block) => split(block.text).map((text) => ({ text, place: placeOf(block) })));

function split(text: string): string[] {
  const ends = [...text.matchAll(end)].map(({ 0: written, index }) => index + written.length);
  return [0, ...ends]
    .map((from, index) => text.slice(from, ends[index]).trim())
    .filter((sentence) => /\s/.test(sentence));
}
