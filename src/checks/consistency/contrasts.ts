/** Words that exclude one another, before the same noun in two places: `acute pain` in a question, `chronic pain` in the condition. */
import type { Trial } from '../../trial/trial.js';
import { textsIn } from '../values-in-dataset.js';
import type { Reading } from '../reading.js';
import { should, type Compared } from './agreement.js';

/** Sets of words of which people, a disease or a treatment has one. */
const sets: readonly string[][] = [
  ['acute', 'chronic', 'subacute'],
  ['type 1', 'type 2'],
  ['low', 'intermediate', 'high'],
  ['mild', 'moderate', 'severe'],
  ['reduced', 'preserved'],
  ['systolic', 'diastolic'],
  ['cardiac', 'non-cardiac', 'noncardiac'],
  ['knee', 'hip', 'shoulder', 'neck', 'back', 'elbow', 'ankle', 'hand', 'foot'],
  ['first-line', 'second-line', 'third-line'],
  ['early', 'advanced', 'metastatic'],
  ['primary prevention', 'secondary prevention'],
  ['in children', 'in adults'],
  ['upper', 'lower'],
  ['stable', 'unstable'],
  ['paroxysmal', 'persistent', 'permanent'],
  ['ischaemic', 'haemorrhagic'],
  ['ischemic', 'hemorrhagic'],
  ['bacterial', 'viral', 'fungal'],
  ['inactivated', 'live'],
  ['balloon-expandable', 'self-expanding'],
  ['resistant', 'sensitive', 'susceptible'],
  ['positive', 'negative'],
  ['oral', 'intravenous', 'subcutaneous', 'intramuscular', 'topical', 'inhaled', 'epidural', 'intrathecal'],
];

/** One of such words with the noun behind it. */
interface Qualified {
  set: number;
  word: string;
  noun: string;
}

const setOf = new Map(sets.flatMap((words, set) => words.map((word): [string, number] => [word, set])));
const all = [...setOf.keys()].sort((one, other) => other.length - one.length).join('|');
const qualified = new RegExp(`(?<![\\p{L}\\d-])(${all})[ -](\\p{L}{3,})`, 'giu');
const alone = new RegExp(`(?<![\\p{L}\\d-])(?:${all})(?![\\p{L}\\d])`, 'giu');
const joints = /^(?:and|or|than|with|in|for|to|of|the|was|were|at|as|on|by|who|risk|dose|doses|effect|rate|rates)$/;

const qualifiedIn = (text: string): Qualified[] =>
  [...text.matchAll(qualified)].flatMap(({ 1: said, 2: noun }) => {
    const word = said!.toLowerCase();
    return joints.test(noun!) ? [] : [{ set: setOf.get(word)!, word, noun: noun!.toLowerCase() }];
  });

/** Sets of which one text has two words: these are what the trial compares, or are told apart there. */
function comparedIn(text: string): number[] {
  const words = new Set([...text.matchAll(alone)].map(([word]) => word.toLowerCase()));
  const sets = [...words].map((word) => setOf.get(word)!);
  return sets.filter((set, at) => sets.indexOf(set) !== at);
}

/** In texts that tell who or what the trial is of, against one another. */
export function checkContrasts(trial: Trial, { sentences }: Reading): Compared[] {
  const { condition, citation, participants, intervention, populations, outcomes } = trial;
  const told = [
    ['condition', condition],
    ['citation.title', citation.title],
    ['participants.description', participants.description],
    ['intervention.description', intervention.description],
    ...sentences
      .filter(({ path }) => /^(?:question|headline|bottom_line|primary_message)$/.test(path))
      .map(({ place, words }) => [place, words] as const),
  ] as const;
  const texts = textsIn([populations, outcomes, participants.criteria, trial.arms]);
  const others = texts.flatMap(qualifiedIn);
  const compared = new Set([...told.map(([, text]) => text), ...texts].flatMap(comparedIn));
  const known = told.map(([path, text]) => ({
    path,
    found: qualifiedIn(text),
  }));
  const every = [...known.flatMap(({ found }) => found), ...others];
  const isAlso = (one: Qualified, list: readonly Qualified[]) =>
    list.some((other) => other.set === one.set && other.noun === one.noun && other.word === one.word);
  return known
    .toReversed()
    .flatMap(({ path, found }, at) => {
      const rest = [...known.toReversed().flatMap((one, place) => (place === at ? [] : one.found)), ...others];
      return found.flatMap((one) => {
        const other = rest.find(({ set, noun, word }) => set === one.set && noun === one.noun && word !== one.word);
        // A word that stands in two places is right in one of them, and told where it stands alone.
        if (!other || compared.has(one.set) || isAlso(one, rest)) return [];
        const times = every.filter(
          (each) => each.set === other.set && each.noun === other.noun && each.word === other.word,
        );
        const message = `“${one.word} ${one.noun}” stands here, and “${other.word} ${other.noun}” in ${times.length > 1 ? 'other places' : 'another place'}`;
        return [
          should(
            path,
            `“${one.word} ${one.noun}” and “${other.word} ${other.noun}”`,
            false,
            message,
            'check which of the two is right',
          ),
        ];
      });
    })
    .slice(0, 1);
}
