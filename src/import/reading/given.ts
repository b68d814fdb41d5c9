/** What an arm was given, in those sentences of the record that tell most of dose, frequency, duration and route. */
import { amount, often } from './schedule.js';
import type { Arm, PlannedArm, RegistryTrial } from '../registry-trial.js';
import { clauses, shorten, titleWords, words } from '../text.js';

/** What a sentence on a treatment can tell. */
const features: readonly RegExp[] = [
  new RegExp(amount, 'i'),
  new RegExp(`(?<![\\p{L}\\d])${often}`, 'iu'),
  /\b(?:for|over|until|up to|lasting|during|of|maximum of)\b[^.]{0,25}\b\d+[^.]{0,5}(?:weeks?|months?|years?|days?|cycles?)\b|\b\d+[- ](?:week|month|day|year)s?\b|\bcycles?\b|\bMonths? \d/i,
  /\btitrat|\bescalat|\bincreased\b|\badjusted to\b/i,
  /\boral|\bby mouth\b|\bPO\b|intraven|\bIV\b|subcutan|\bSC\b|intramusc|\bIM\b|inhal|topical|infusion|inject|capsule|tablet/i,
];

/** Dose, frequency and duration: a way or a titration alone can be of something else. */
const main = 3;

/** Which of these a sentence tells. */
function tellsOf(sentence: string): number[] {
  const told = features.flatMap((feature, index) => (feature.test(sentence) ? [index] : []));
  const isOfDose = told.some((index) => index < 2) || /^(?:the )?dos(?:e|age|ing)\b/i.test(sentence);
  return isOfDose ? told : told.filter((index) => index !== main);
}

/** In sentences, a semicolon not counting: one of them is quoted whole or at a clause. */
const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[\p{L})\d%][.!?])\s+(?=[\p{Lu}*(])| \* /u).map((one) => one.replace(/^[\s*•-]+/, '').trim());

/** What the protocol plans for an arm: groups of one arm, such as its strata, have its plan. */
const plannedOf = ({ planned }: Arm, trial: RegistryTrial): PlannedArm | null =>
  planned ?? (trial.planned.length === 1 ? trial.planned[0]! : null);

/** Texts on one arm: of the protocol, of the arm and its columns, and of what it is given. */
function textsOn(arm: Arm, trial: RegistryTrial): string[] {
  const planned = plannedOf(arm, trial);
  const own = interventionsOf(arm, trial);
  const alone = own.filter(({ name }) => trial.interventions.filter((one) => one.name === name).length === 1);
  const columns = [...trial.flow.columns, ...trial.outcomes.flatMap(({ columns }) => columns), ...trial.harms.columns];
  return [
    planned?.description ?? '',
    ...alone.map(({ name, description }) =>
      own.length > 1 && !words(description).includes(words(name)[0] ?? '') ? `${name}: ${description}` : description,
    ),
    arm.description,
    ...columns.filter((column) => column.arm === arm).map(({ description }) => description),
  ].filter((text) => text !== '');
}

function interventionsOf(arm: Arm, trial: RegistryTrial): RegistryTrial['interventions'] {
  const given = plannedOf(arm, trial)?.interventions ?? [];
  const ofTreatment = given.filter((name) => !/rescue|questionnaire|assessment|analysis/i.test(name));
  return ofTreatment.flatMap((name) => trial.interventions.filter((one) => one.name === name));
}

/** Sentences of the record that name the whole of what an arm is given: what two arms share can be on either. */
function naming(arm: Arm, trial: RegistryTrial): string[] {
  const named = interventionsOf(arm, trial)
    .filter(({ name }) => !/placebo|sham/i.test(name))
    .map(({ name }) => titleWords(name))
    .filter((name) => name.some((word) => word.length > 4));
  return sentencesOf(`${trial.summary} ${trial.details}`).filter((sentence) => {
    const said = words(sentence);
    return named.some((name) => name.every((word) => said.includes(word)));
  });
}

/** Words on who was counted, not on what was given. */
const ofAnalysis =
  /\b(?:included in (?:this|the) analysis|analysis (?:set|population)|evaluable data|who (?:had|have) (?:been|received))\b/i;

/** The sentences on an arm: those of it alone, and those that another has too, which tell none from another. */
interface Sentences {
  own: string[];
  shared: string[];
}

function sentencesOn(arms: readonly Arm[], trial: RegistryTrial): Sentences[] {
  const ofRecord = arms.map((arm) => naming(arm, trial));
  const all = arms.map((arm, index) => [
    ...new Set(
      [
        ...textsOn(arm, trial).flatMap(sentencesOf),
        ...ofRecord[index]!.filter((text) => ofRecord.every((other, at) => at === index || !other.includes(text))),
      ].filter((text) => text.length > 3 && !ofAnalysis.test(text)),
    ),
  ]);
  const isShared = (text: string, index: number) => all.some((other, at) => at !== index && other.includes(text));
  return all.map((each, index) => ({
    own: each.filter((text) => !isShared(text, index)),
    shared: each.filter((text) => isShared(text, index)),
  }));
}

/**
 * What the record says that each arm was given, each in at most so many letters and as few sentences as tell most; null where it says
 * nothing but its title.
 */
export function givenIn(arms: readonly Arm[], trial: RegistryTrial, most: number): (string | null)[] {
  return sentencesOn(arms, trial).map((sentences, index) => saidOf(sentences, arms[index]!, most));
}

/** What is kept of the sentences on an arm, and what that tells. */
interface Kept {
  texts: Map<string, string>;
  told: Set<number>;
  left: number;
}

function saidOf({ own, shared }: Sentences, arm: Arm, most: number): string | null {
  const isTitle = (text: string) => words(text).every((word) => words(arm.title).includes(word));
  const protocol = `${arm.planned?.description ?? ''} ${arm.description}`;
  const kept: Kept = { texts: new Map(), told: new Set(), left: most };
  keepTelling(kept, own, protocol);
  const [first] = own.filter((text) => protocol.includes(text) && !isTitle(text));
  const said = kept.texts.size === 0 && first !== undefined ? cut(first, kept.left) : null;
  if (said !== null) keep(kept, first!, said);
  keepTelling(kept, shared, '');
  const told = [...own, ...shared].flatMap((text) => kept.texts.get(text) ?? []);
  return told.length > 0 ? told.join('” “') : null;
}

const cut = (text: string, left: number): string => clauses(text, left) ?? shorten(text, left);

function keep(kept: Kept, text: string, said: string): void {
  kept.texts.set(text, said);
  tellsOf(said).forEach((feature) => kept.told.add(feature));
  kept.left -= said.length + 1;
}

/** Keeps what tells most until nothing tells more: first the words of the protocol, cut between words rather than left out; then one other dose. */
function keepTelling(kept: Kept, sentences: string[], protocol: string): void {
  const isFirst = (text: string) => kept.texts.size === 0 && protocol.includes(text);
  const open = () => sentences.filter((text) => !kept.texts.has(text));
  for (;;) {
    const gains = open().flatMap((text) => {
      const said = isFirst(text) ? cut(text, kept.left) : clauses(text, kept.left);
      const gain = said === null ? 0 : tellsOf(said).filter((feature) => !kept.told.has(feature)).length;
      return gain > 0 ? [{ text, said: said!, gain: gain + Number(isFirst(text)) }] : [];
    });
    const best = gains.toSorted((a, b) => b.gain - a.gain)[0];
    if (!best) break;
    keep(kept, best.text, best.said);
  }
  const isDose = (text: string) => [0, 1].every((feature) => tellsOf(text).includes(feature));
  const isTold = (text: string) => [...kept.texts.keys()].some((one) => alikeDose(one, text));
  const other = open().find((text) => kept.texts.size > 0 && text.length < kept.left && isDose(text) && !isTold(text));
  if (other !== undefined) keep(kept, other, other);
}

/** Whether two sentences tell the same figures. */
const alikeDose = (one: string, other: string): boolean => {
  const figures = (text: string) => [...new Set(text.match(/\d[\d.,]*/g) ?? [])].sort().join();
  return figures(one) === figures(other) || figures(other) === '';
};
