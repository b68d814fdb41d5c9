/** Which of the arms the others are compared with: all that the record holds that speaks to it, the surest first. */
import { suggest } from '../../dataset/suggest.js';
import { ContentError } from '../../errors.js';
import { areSequences, titles } from './arms.js';
import type { PlannedKind, RegistryTrial } from '../registry-trial.js';
import { titleWords, words } from '../text.js';
import type { ArmDraft, Arms } from '../drafts.js';

const comparatorKinds: PlannedKind[][] = [['placebo', 'sham'], ['untreated'], ['active']];
const comparatorWords =
  /\b(placebo|sham|control|usual|standard|conventional|untreated|no treatment|observation|reference|vehicle|brand[- ]name|originator)\b/i;
/** What a description says of a comparator alone; that of what is tried can name placebo and usual care too. */
const comparatorPhrases = /\b(control group|active comparator|reference (product|formulation|drug|treatment))\b/i;

/** The arms with their roles, the comparators after the others, and arms that take others together last. */
export function withRoles({ list, remarks }: Arms, trial: RegistryTrial, wanted: string | undefined): Arms {
  const told = [...remarks];
  giveRoles(list, trial, wanted, told);
  const order = ({ role, pools }: ArmDraft) => (pools.length > 0 ? 2 : role === 'experimental' ? 0 : 1);
  return { list: list.toSorted((a, b) => order(a) - order(b)), remarks: told };
}

function giveRoles(list: ArmDraft[], trial: RegistryTrial, wanted: string | undefined, remarks: string[]): void {
  if (list.length < 2) return;
  const choice = comparatorsOf(list, trial, wanted);
  for (const arm of list) {
    if (choice.arms.includes(arm)) arm.role = 'comparator';
    // Arms taken together are what their parts are.
    else if (arm.pools.length > 0 && arm.pools.every((id) => choice.arms.some((part) => part.id === id)))
      arm.role = 'comparator';
  }
  const chosen = choice.arms.length > 0 ? titles(choice.arms) : 'none';
  remarks.push(`Comparator: ${chosen}, ${choice.why}. Change “role”, or import with --comparator.`);
}

interface Choice {
  arms: ArmDraft[];
  why: string;
}

/** Throws a ContentError where the wanted group is not among them. */
function comparatorsOf(list: ArmDraft[], trial: RegistryTrial, wanted: string | undefined): Choice {
  if (wanted !== undefined) return wantedOf(list, wanted);
  if (areSequences(list)) return { arms: [], why: 'since each takes the treatments in turn' };
  const own = list.filter(({ pools }) => pools.length === 0);
  const some = (arms: ArmDraft[], why: string): Choice[] =>
    arms.length > 0 && arms.length < own.length ? [{ arms, why }] : [];
  const kindOf = ({ of }: ArmDraft) => of.planned?.kind ?? null;
  const isRandomised = trial.design.allocation !== 'non-randomised';
  const byKind = comparatorKinds.flatMap((kinds) => {
    const arms = own.filter((arm) => kinds.includes(kindOf(arm) ?? 'other'));
    return some(arms, `planned as ${kindOf(arms[0] ?? own[0]!) ?? ''} comparator`);
  });
  const evidence: Choice[] = [
    ...byKind,
    ...some(
      own.filter(({ label }) => comparatorWords.test(label)),
      'by its title',
    ),
    ...some(
      own.filter(({ description }) => comparatorPhrases.test(description)),
      'by its description',
    ),
    ...(isRandomised
      ? [
          ...some(addedTo(own), 'as the others add something to it'),
          ...some(againstWhich(own, trial), 'as the words of the record compare the others with it'),
          ...some(notInTitle(own, trial), 'as the title of the trial names the other'),
        ]
      : []),
    ...some(alwaysSecond(own, trial), 'as the group that comes second in all analyses'),
  ];
  return evidence[0] ?? { arms: [], why: 'since neither kinds, titles nor analyses tell' };
}

function wantedOf(list: ArmDraft[], wanted: string): Choice {
  const titlesOf = list.map(({ title }) => title);
  const named = list.filter(({ id, title }) => id === wanted || words(title).join(' ') === words(wanted).join(' '));
  const arms =
    named.length > 0 ? named : list.filter(({ title }) => title.toLowerCase().includes(wanted.toLowerCase()));
  if (arms.length > 0 && arms.length < list.length) return { arms, why: 'as asked for' };
  const [message, hint] =
    arms.length === 0
      ? [`--comparator: the record has no group "${wanted}"`, suggest(wanted, titlesOf)]
      : [`--comparator: "${wanted}" names every group of the record`, `name one: ${titlesOf.join(', ')}`];
  throw new ContentError([{ severity: 'error', message, hint }]);
}

/** What an arm is given, as words of its title, else as the protocol lists it. */
const given = ({ label }: ArmDraft): string[] =>
  titleWords(label).filter((word) => word !== 'and' && word !== 'only' && word !== 'alone');

/** The arm whose treatment is all in that of each other, which has something besides. */
function addedTo(list: ArmDraft[]): ArmDraft[] {
  const isPart = (of: string[], whole: string[]) =>
    of.length < whole.length && of.every((word) => whole.includes(word));
  const planned = (arm: ArmDraft) => arm.of.planned?.interventions ?? [];
  return list.filter((arm) =>
    list.every(
      (other) =>
        other === arm ||
        isPart(given(arm), given(other)) ||
        (planned(arm).length > 0 && isPart(planned(arm), planned(other))),
    ),
  );
}

/** Words that only this arm's title has. */
function ownWords(arm: ArmDraft, list: ArmDraft[]): string[] {
  const others = list.filter((other) => other !== arm).flatMap(({ label }) => titleWords(label));
  return titleWords(arm.label).filter((word) => word.length > 2 && !others.includes(word) && !/^\d+$/.test(word));
}

const against =
  /\b(?:versus|vs\.?|against|relative to|compar\w+ (?:to|with)|than|(?:superior|inferior)(?:ity)? to|over)\b/i;

/** The arm that stands behind “compared with”, “than” or “inferior to” in all sentences of the record that name both in this way; of two arms. */
function againstWhich(list: ArmDraft[], trial: RegistryTrial): ArmDraft[] {
  if (list.length !== 2) return [];
  const texts = [
    ...trial.outcomes.flatMap(({ analyses }) => analyses.flatMap((analysis) => Object.values(analysis.words))),
    trial.titles.official,
    trial.summary,
  ];
  const own = list.map((arm) => ownWords(arm, list));
  const votes = [0, 0];
  for (const sentence of texts.flatMap((text) => text.split(/(?<=[.;!?])\s+/))) {
    const comparing = /\bcompar\w+ (?<before>.+?) (?:to|with|and) /i.exec(sentence);
    const at = against.exec(sentence)?.index ?? (comparing ? comparing.index + comparing[0].length - 4 : -1);
    if (at < 0) continue;
    const [before, after] = [titleWords(sentence.slice(0, at)), titleWords(sentence.slice(at))];
    const named = (index: number, part: string[]) => own[index]!.some((word) => part.includes(word));
    for (const index of [0, 1]) {
      const other = 1 - index;
      if (named(other, before) && !named(index, before) && named(index, after) && !named(other, after))
        votes[index]! += 1;
    }
  }
  const [first, second] = votes as [number, number];
  return first === second ? [] : first > 2 * second ? [list[0]!] : second > 2 * first ? [list[1]!] : [];
}

/** Of two arms the one that the title does not name, where it names the other. */
function notInTitle(list: ArmDraft[], { titles: { brief, official, acronym } }: RegistryTrial): ArmDraft[] {
  if (list.length !== 2) return [];
  const named = [`${brief} ${acronym}`, official].map((title) => {
    const inTitle = titleWords(title);
    return list.filter((arm) => !ownWords(arm, list).some((word) => inTitle.includes(word)));
  });
  return named.find((arms) => arms.length === 1) ?? [];
}

/** The arm with which all analyses of two groups compare the others. */
function alwaysSecond(list: ArmDraft[], trial: RegistryTrial): ArmDraft[] {
  const pairs = trial.outcomes.flatMap(({ analyses }) => analyses.filter(({ columns }) => columns.length === 2));
  const second = new Set(pairs.map(({ columns }) => columns[1]!.arm));
  const [only] = second;
  return second.size === 1 && only ? list.filter(({ of }) => of === only) : [];
}
