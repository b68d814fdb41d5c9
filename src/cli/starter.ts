/** A commented dataset to fill in. It can be built at once: what is not yet filled in is “not reported”. */
import { placeholders } from '../dataset/placeholders.js';
import { writeYaml, type Tree } from '../import/yaml.js';

export const kinds = ['parallel', 'crossover', 'single-arm', 'factorial', 'cluster'] as const;
export type Kind = (typeof kinds)[number];
export const types = ['continuous', 'binary', 'time-to-event', 'rate', 'words'] as const;
export type OutcomeType = (typeof types)[number];

/** What must be known to begin. */
export interface Beginning {
  id: string;
  kind: Kind;
  condition: string;
  treatment: string;
  comparator: string;
  outcome: string;
  type: OutcomeType;
  better: 'lower' | 'higher' | 'neither';
  /** Keys of the citation, where they are known. */
  citation: Record<string, Tree> | null;
  /** ISO date of today. */
  today: string;
  /** Where the schema lies, seen from the new file. */
  schema: string;
}

interface Arm {
  id: string;
  name: string;
  role: 'experimental' | 'comparator';
}

/** Any text as one that YAML reads back the same. */
const quoted = (text: string) => (/^\p{L}[\p{L}\d ,.()/-]*$/u.test(text) ? text : JSON.stringify(text));

/** A name as it stands within a sentence: `dupilumab`, but `COPD` and `Crohn’s disease`. */
const within = (name: string) =>
  /^\p{Lu}\p{Ll}/u.test(name) && !/^\S*['’]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** The dataset of a trial of which only the beginning is known. */
export function starter(beginning: Beginning): string {
  const { id, kind, type, better, today, schema } = beginning;
  const [condition, treatment, comparator, outcome] = (
    ['condition', 'treatment', 'comparator', 'outcome'] as const
  ).map(
    // On one line, because they stand in remarks too.
    (key) => beginning[key].replace(/\s+/g, ' ').trim(),
  ) as [string, string, string, string];
  const arms = armsOf(kind, treatment, comparator);
  const against = kind === 'single-arm' ? ', without a comparator' : `, against ${within(comparator)}`;
  return `# yaml-language-server: $schema=${schema}
#
# ${condition}: a dataset to fill in. data/README.md tells every key.
#
#   · Write each number as the source prints it: 0.50 stays 0.50, <0.001 is a number too.
#   · What no source gives stays "not reported". Delete what your trial does not have.
#   · Every number needs a source: the "source:" of its row, or its own, as in
#     { value: 125, source: article, at: table 1 }.
#   · Run "npx trialbrief build" on this file whenever you like, or leave "npx trialbrief watch" running.

id: ${id} # names the output files
revised: ${today} # the day on which you last changed this file
draft: true # prints “Draft” on page and deck; delete this line when no sentence is a placeholder any more
language: en-GB

# What you read, the main source first: its numbers carry no letter on the page.
sources:
  - id: article
    kind: article # or registry, summary, news, protocol, supplement
    cite: the article itself

${citationText(beginning)}
# registrations:
#   - registry: ClinicalTrials.gov
#     id: NCT…
#     source: article

condition: ${quoted(condition)}

intervention:
  name: ${quoted(treatment)}
  description: ${placeholders.description}
  source: article

design:
  structure: ${kind}
  # phase: 3
  allocation: ${kind === 'single-arm' ? 'not applicable' : 'randomised'}
  masking: not reported # such as double-blind, open-label
  control: ${kind === 'single-arm' ? 'no control' : 'not reported # such as placebo-controlled'}
  framework: not stated # or superiority, noninferiority, equivalence
${conductOf(kind)}  source: article

participants:
  description: ${quoted(`adults with ${within(condition)}`)}
  # age_from: 18
  # age_to: 80
  screened: not reported
  randomised: not reported # or included, where nobody was randomised
  source: article

# Who was enrolled and counted: cohorts, analysis sets, subgroups.
populations:
  - id: all
    name: All participants
    kind: analysis set
    n: not reported
    source: article

arms:
${arms.map(armText).join('')}
outcomes:
  - id: main
    name: ${quoted(outcome)}
    role: primary # or secondary, exploratory, safety
    type: ${type} # or ${types.filter((other) => other !== type).join(', ')}
    measure: ${measures[type]}
    # unit: points
    timepoint: not reported
    better: ${better} # which direction is good for patients
    source: article

results:
  - id: main
    outcome: main
    population: all
    arms:
${arms.map((arm) => `      ${arm.id}: ${values[type]}\n`).join('')}${comparisonsOf(arms, type)}    source: article

# Harms weigh as much as benefit. Say so where they were not reported.
adverse_events:
  - id: any
    name: Any adverse event
    kind: any
    population: all
    told: not reported # delete this line once you fill in arms
    # arms:
${arms.map((arm) => `    #   ${arm.id}: { events: 12, percent: 31 }\n`).join('')}    source: article
  - id: serious
    name: Serious adverse event
    kind: serious
    population: all
    told: not reported
    source: article
  - id: death
    name: Death
    kind: death
    told: deaths not reported
    source: article

authors_conclusion:
  text: not reported
  source: article

# ── From here on, your own words ───────────────────────────────────────────
#
# Take numbers from above: [[results.main.${reference(arms, type)}]].
# A claim can say what must hold for it to be true; the build stops when it no longer does:
#
#   headline:
#     text: ${treatment} helped
#     holds:
#       - results.main.${arms.length > 1 ? `comparisons.${arms[0]!.id}: better than comparator` : `arms.${arms[0]!.id}: reported`}

question: ${quoted(`Does ${within(treatment)}${against}, help people with ${within(condition)}?`)}
headline: ${quoted(`${treatment} in ${within(condition)}: ${placeholders.headline}`)}
bottom_line: ${placeholders.bottomLine}

why:
  - ${placeholders.why}

strengths:
  - ${placeholders.strength}
limitations:
  - ${placeholders.limit}
takeaways:
  - ${placeholders.takeaway}
questions:
  - What would change your practice?
`;
}

function citationText({ citation, today }: Beginning): string {
  if (citation) return writeYaml({ citation: { ...citation, source: 'article' } }, '');
  return `citation:
  title: ${placeholders.title}
  authors: [${placeholders.author}, et al]
  journal: ${placeholders.journal}
  year: ${today.slice(0, 4)}
  # volume: 405
  # issue: 10473
  # pages: 137–146
  # doi: 10.1016/…
  source: article
`;
}

function armsOf(kind: Kind, treatment: string, comparator: string): Arm[] {
  const drug: Arm = { id: 'treatment', name: treatment, role: 'experimental' };
  const control: Arm = { id: 'comparator', name: comparator, role: 'comparator' };
  if (kind === 'single-arm') return [drug];
  if (kind !== 'factorial') return [drug, control];
  return [
    { id: 'both', name: `${treatment} and the second treatment`, role: 'experimental' },
    drug,
    { id: 'second', name: 'Second treatment', role: 'experimental' },
    control,
  ];
}

const armText = ({ id, name, role }: Arm) => `  - id: ${id}
    name: ${quoted(name)}
    role: ${role}
    n: not reported
    source: article
`;

function conductOf(kind: Kind): string {
  const told: Partial<Record<Kind, string>> = {
    crossover: 'each participant had the treatments one after the other; washout not reported',
    cluster: 'groups of people were randomised, not single people',
    factorial: 'each participant was randomised to two questions at once',
  };
  return told[kind] ? `  conduct:\n    - ${told[kind]}\n` : '';
}

const measures: Record<OutcomeType, string> = {
  continuous: 'mean change from baseline',
  binary: 'participants with an event',
  'time-to-event': 'time to the first event',
  rate: 'events per person-year',
  words: 'as told',
};

const values: Record<OutcomeType, string> = {
  continuous: '{ mean: not reported } # or { n: 50, mean: -3.1, sd: 1.2 }',
  binary: '{ events: not reported, percent: not reported } # or { n: 50, events: 12, percent: 24 }',
  'time-to-event': '{ median: not reported } # or { n: 50, events: 12, median: 18.4 }',
  rate: '{ rate: not reported } # or { rate: 0.39 }',
  words: 'not reported # or { told: better than before }',
};

const effects: Record<OutcomeType, string> = {
  continuous: 'mean difference',
  binary: 'risk ratio',
  'time-to-event': 'hazard ratio',
  rate: 'rate ratio',
  words: 'other',
};

function comparisonsOf(arms: Arm[], type: OutcomeType): string {
  const versus = arms.find(({ role }) => role === 'comparator');
  if (!versus) return '';
  const rows = arms
    .filter((arm) => arm !== versus)
    .map(
      ({ id }) => `      - arm: ${id}
        versus: ${versus.id}
        measure: ${effects[type]}
${type === 'words' ? '' : '        estimate: not reported\n        # ci: { low: …, high: …, level: 95 }\n'}        p: not reported
`,
    );
  return `    comparisons:\n${rows.join('')}`;
}

function reference([first]: Arm[], type: OutcomeType): string {
  const key = { continuous: 'mean', binary: 'percent', 'time-to-event': 'median', rate: 'rate', words: 'told' }[type];
  return `arms.${first!.id}.${key}`;
}
