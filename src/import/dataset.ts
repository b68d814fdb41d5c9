/** A record of the registry to the text of a data file. */
import type { Problem } from '../errors.js';
import { armDrafts, distinct, ofRandomisedPart } from './draft/arms.js';
import { baselineOf } from './draft/baseline.js';
import { conditionRemark } from './reading/condition.js';
import { datesOf, designOf, fundingOf, sitesRemark } from './draft/design.js';
import { isOutsideRandomisation } from './reading/unrandomised.js';
import { scheduleOf } from './reading/schedule.js';
import { draftOf, type Drafted } from './words/sentences.js';
import { methodsOf } from './words/methods.js';
import { interventionOf } from './draft/intervention.js';
import { outcomesOf, postedOutcomes } from './draft/outcomes.js';
import { countsRemark, participantsOf, subjectOf } from './draft/people.js';
import type { Arm, RegistryTrial } from './registry-trial.js';
import { withRoles } from './draft/roles.js';
import { draftSizes, type DraftSize } from './draft/draft-size.js';
import { safetyOf } from './draft/safety.js';
import { lastUpdate, sourcesOf } from './draft/source.js';
import { idFrom, shorten } from './text.js';
import { above, apart, Figure, type Tree } from './tree.js';
import { baselineTree, eventTree, outcomeTree, resultTree } from './write/rows.js';
import { writeYaml } from './write/yaml.js';
import type { ArmDraft, Arms, BaselineRow, Better, Doubtful, EventDraft, Outcomes } from './drafts.js';

/** Choices that a record leaves open. What is left out is chosen by the defaults told in the file. */
export interface ImportOptions {
  /** Id of the dataset; default: the registry's number. */
  id?: string;
  /** Title (or a part of it) of the group that the others are compared with. */
  comparator?: string;
  /** How many outcomes are taken beside the primary ones; by default as many as make eight with them. */
  outcomes?: number;
  /** Which way is good in the primary outcome. */
  better?: Better;
  /** Keys of the citation, where it is not the record itself that is cited. */
  citation?: Record<string, Tree>;
  /** How the article is cited that is at hand too, as a source of its own. */
  article?: string;
}

/** A data file made of a record. */
export interface Imported {
  id: string;
  /** The number of the record in the registry. */
  nctId: string;
  /** The data file: YAML with remarks. */
  text: string;
  /** What a person should look at first. */
  doubts: number;
}

/** Rows of results, events and baseline in which a check of a draft found an error, and what it says. */
export function refusedRows(text: string, problems: readonly Problem[]): { row: string; why: string }[] {
  const lines = text.split('\n');
  return problems
    .filter(({ severity }) => severity === 'error')
    .flatMap(({ line = 1, message }) => {
      const before = lines.slice(0, line).reverse();
      const id = before.map((text) => /^ {2}- id: (\S+)/.exec(text)?.[1]).find(Boolean);
      const list = before.map((text) => /^([a-z_]+):/.exec(text)?.[1]).find(Boolean);
      return id && list && ['results', 'adverse_events', 'baseline'].includes(list)
        ? [{ row: `${list}.${id}`, why: message }]
        : [];
    });
}

/**
 * Makes a data file of a record, with as much as there is room for. Doubtful rows
 * are left out and kept in remarks: they may be found only when the draft is tried.
 */
export function draftDataset(
  trial: RegistryTrial,
  options: ImportOptions = {},
  room = draftSizes[0]!,
  doubtful: Doubtful = new Map(),
): Imported {
  const [first] = postedOutcomes(trial);
  const told = ofRandomisedPart(armDrafts(trial, first?.columns ?? [], room), trial, first);
  const arms = withRoles(told, trial, options.comparator);
  const choices = { secondary: options.outcomes, better: options.better };
  const outcomes = outcomesOf(trial, arms.list, choices, doubtful, room);
  const shown = (events: EventDraft[]) => events.filter(({ id }) => !doubtful.has(`adverse_events.${id}`));
  const intervention = interventionOf(trial, arms.list);
  const safety = safetyOf(trial, arms.list, room);
  const baseline = baselineOf(trial, arms.list, doubtful);
  const { id: nctId } = trial.registry;
  const id = options.id ?? idFrom(nctId, new Set(), 'trial');
  const tree = {
    ...headOf(trial, id),
    ...sourcesOf(trial, options),
    ...trialOf(trial, intervention, arms, room),
    methods: methodTrees(trial, arms.list, { outcomes, baseline: baseline.rows }),
    ...findingsOf(trial, { outcomes, safety, baseline }, doubtful),
    ...wordsOf(
      draftOf(
        {
          trial,
          intervention: intervention.name,
          arms: arms.list,
          outcomes,
          events: shown(safety.events),
          commonest: shown(safety.commonest),
        },
        room,
      ),
    ),
  };
  const text = writeYaml(tree, topOf(trial));
  return { id, nctId, text, doubts: (text.match(/^[ \t]*#.*\bDoubtful\b/gm) ?? []).length };
}

function headOf(trial: RegistryTrial, id: string): Record<string, Tree> {
  const draft = 'Prints “Draft” on page and deck. Delete this line when you have checked and written everything.';
  const differences =
    'Only what the record compares is compared. Delete this line to have differences between arms calculated.';
  return {
    id,
    draft: above(draft, true),
    calculated_differences: above(differences, 'none'),
    revised: lastUpdate(trial),
    language: 'en-GB',
  };
}

/** What was planned, and who took part. */
function trialOf(
  trial: RegistryTrial,
  intervention: { name: string; description: string },
  arms: Arms,
  room: DraftSize,
): Record<string, Tree> {
  const participants = participantsOf(trial, arms.list);
  return {
    funding: fundingOf(trial) && apart(fundingOf(trial)),
    dates: datesOf(trial),
    condition: apart(subjectOf(trial), conditionRemark(trial)),
    intervention: apart({ ...intervention, source: 'registry', at: 'armsInterventionsModule' }),
    design: apart(designOf(trial, arms.list)),
    participants: apart(participants, [countsRemark(trial, arms.list), sitesRemark(trial)]),
    populations: apart(
      [
        {
          id: 'all',
          name: 'Participants',
          kind: 'analysis set',
          n: 'not applicable',
          source: 'registry',
          at: 'outcomeMeasuresModule',
        },
      ],
      'Who was counted differs from outcome to outcome, and is fewer than took part: each arm has its own n.',
    ),
    arms: apart(armTrees(arms.list, trial, room), arms.remarks),
  };
}

/** How it was done, in the words of the record. */
function methodTrees(
  trial: RegistryTrial,
  arms: ArmDraft[],
  { outcomes: { outcomes, drafts }, baseline }: { outcomes: Outcomes; baseline: BaselineRow[] },
): Tree {
  const lead = drafts.find(({ role, figures }) => role === 'primary' && figures.length > 0);
  const main = outcomes.find(({ id }) => id === lead?.id)?.outcome;
  const told = methodsOf(trial, { arms, main, comparisons: lead?.comparisons ?? [], baseline });
  return told.length > 0
    ? apart(
        told.map((one) => ({ ...one, source: 'registry' })),
        'In the words of the record, cut at a clause.',
      )
    : null;
}

/** What was found. */
function findingsOf(
  trial: RegistryTrial,
  {
    outcomes,
    safety,
    baseline,
  }: { outcomes: Outcomes; safety: ReturnType<typeof safetyOf>; baseline: ReturnType<typeof baselineOf> },
  doubtful: Doubtful,
): Record<string, Tree> {
  const counted = ['Who took part. Who is counted, and how, stands at each row.', ...baseline.remarks];
  return {
    baseline: baseline.rows.length > 0 ? apart(baseline.rows.map(baselineTree), counted) : null,
    outcomes: apart(
      outcomes.outcomes.length > 0 ? outcomes.outcomes.map(outcomeTree) : [noOutcome(trial)],
      outcomes.remarks,
    ),
    results: outcomes.results.length > 0 ? apart(outcomes.results.map(resultTree)) : null,
    adverse_events:
      safety.events.length > 0
        ? apart(
            safety.events.map((event) => eventTree(event, doubtful)),
            safety.remarks,
          )
        : null,
  };
}

/** What only a person can write. */
function wordsOf({
  question,
  strengths,
  limitations,
  takeaways,
  questions,
  ...sentences
}: Drafted): Record<string, Tree> {
  return {
    question: apart(question, [
      '── From here on, drafts in neutral words: rewrite them ──',
      'Numbers are references to the values above.',
    ]),
    ...sentences,
    strengths: apart(strengths),
    limitations: apart(limitations),
    takeaways: apart(takeaways),
    questions: apart(questions),
  };
}

function topOf(trial: RegistryTrial): string {
  const { id: nctId } = trial.registry;
  const { brief: briefTitle } = trial.titles;
  return [
    `${briefTitle} (${nctId}).`,
    '',
    'Made by “trialbrief import” from the record of ClinicalTrials.gov. Every figure is as the record writes it; “at” tells its module, outcome and group. What the import had to choose, left out or found doubtful is said in remarks like this one: search for “doubtful” first.',
  ].join('\n');
}

/** Names of so few arms have room for all their words, so that none is cut. */
const fewArms = 3;

/** The arms, each with the part of its name that tells it from the others where room is short. */
function armTrees(arms: ArmDraft[], trial: RegistryTrial, room: DraftSize): Tree[] {
  const short = distinct(
    arms.map(({ label }) => label),
    Math.min(shortLetters, room.arm),
  );
  const isWhole = (text: string) => arms.length > fewArms || !text.includes('…');
  return arms.map(({ id, name, title, role, n, at, pools, description, of, abbreviation }, index) =>
    apart(
      {
        id,
        name,
        short: abbreviation ?? (short[index] === name || !isWhole(short[index]!) ? null : short[index]),
        role,
        schedule: isInactive(of, name) || pools.length > 0 ? null : scheduleIn(of, trial, `${name} ${title}`),
        n: n === null ? 'not reported' : new Figure(n),
        external: isOutsideRandomisation(of, trial) ? true : null,
        pools: pools.length > 0 ? pools : null,
        source: 'registry',
        at: at || 'no number in the record',
      },
      [name === title ? '' : `In full: ${title}`, shorten(description, 300)],
    ),
  );
}

/** Whether an arm is given nothing that works: a dose in its description would be of what it is compared with. */
const isInactive = ({ title, planned }: Arm, name: string): boolean =>
  /placebo|sham/i.test(`${title} ${name}`) || planned?.kind === 'placebo' || planned?.kind === 'sham';

/** How much an arm was given and how often, by what the record tells of the arm and, where it is given one thing, of that. */
function scheduleIn({ description, planned }: Arm, { interventions }: RegistryTrial, name: string): string | null {
  const active = (planned?.interventions ?? []).filter((one) => !/placebo|sham|rescue/i.test(one));
  const only = active.length === 1 ? interventions.find((one) => one.name === active[0]) : undefined;
  return scheduleOf([description, planned?.description ?? ''], name, only ? [only.description] : []);
}

/** Letters of a short name. */
const shortLetters = 22;

/** A trial without figures still names what it set out to measure. */
function noOutcome(trial: RegistryTrial): Tree {
  const first = trial.outcomes[0];
  return {
    id: 'outcome',
    name: shorten(first?.title || 'Not reported', 90),
    role: 'primary',
    type: 'words',
    measure: 'no figures in the record',
    timepoint: shorten(first?.timeframe ?? '', 60) || 'not reported',
    better: 'neither',
    source: 'registry',
    at: 'outcomeMeasuresModule',
  };
}
