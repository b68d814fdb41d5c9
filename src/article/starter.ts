/** A commented dataset to fill in. It can be built at once: what is not yet filled in is “not reported”. */
import { placeholders } from '../dataset/placeholders.js';
import { idFrom } from '../import/text.js';
import type { Tree } from '../import/tree.js';
import { writeYaml } from '../import/write/yaml.js';
import type { Article, Registration } from './article.js';
import { conclusionOf } from './parts.js';
import { candidatesIn, type NamedArm } from './candidates.js';
import { conductOf, effects, mainKeys, measures, types, values, type Kind, type OutcomeType } from './kinds.js';
import { remarksOf } from './remarks.js';
import type { DetailsOfArticle } from './answers.js';

/** What must be known to begin. */
export interface Beginning {
  id: string;
  kind: Kind;
  condition: string;
  treatment: string;
  /** Further arms with what was tried. */
  further?: string[];
  comparator: string;
  outcome: string;
  type: OutcomeType;
  better: 'lower' | 'higher' | 'neither';
  /** Keys of the citation, where they are known. */
  citation: Record<string, Tree> | null;
  /** What the article tells besides; null where none was read. */
  told?: { article: Article; details: DetailsOfArticle; file: string | null } | null;
  /** ISO date of today. */
  today: string;
  /** Where the schema lies, seen from the new file. */
  schema: string;
}

/** Any text as one that YAML reads back the same. */
const quoted = (text: string) => (/^\p{L}[\p{L}\d ,.()/-]*$/u.test(text) ? text : JSON.stringify(text));

/** A name as it stands within a sentence: `dupilumab`, but `COPD`, `Covid-19` and `Crohn’s disease`. */
const within = (name: string) =>
  /^\p{Lu}\p{Ll}/u.test(name) && !/^\S*['’\d]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** The dataset of a trial of which only the beginning is known. */
export function starter(beginning: Beginning): string {
  const { id, kind, type, better, today, schema, told } = beginning;
  const [condition, treatment, comparator, outcome] = (
    ['condition', 'treatment', 'comparator', 'outcome'] as const
  ).map(
    // On one line, because they stand in remarks too.
    (key) => beginning[key].replace(/\s+/g, ' ').trim(),
  ) as [string, string, string, string];
  const arms = armsOf(kind, [treatment, ...(beginning.further ?? [])], comparator);
  const against = kind === 'single-arm' ? ', without a comparator' : `, against ${within(comparator)}`;
  const remarks = remarksOf(told ? candidatesIn(told.article.abstract, arms, outcome, type) : []);
  const details: Partial<DetailsOfArticle> = told?.details ?? {};
  const people = quoted(
    details.people ?? (condition === placeholders.condition ? placeholders.people : `people with ${within(condition)}`),
  );
  const conclusion = told ? conclusionOf(told.article.abstract) : '';
  return `# yaml-language-server: $schema=${schema}
#
# ${condition}: a dataset to fill in. data/README.md tells every key.
#
#   · Write each number as the source prints it: 0.50 stays 0.50, <0.001 is a number too.
#   · What no source gives stays "not reported". Delete what your trial does not have.
#   · Every number needs a source: the "source:" of its row, or its own, as in
#     { value: 125, source: article, at: table 1 }.
#   · Run "npx trialbrief build" on this file whenever you like, or leave "npx trialbrief watch" running.
${howToDecide(told, id)}
id: ${id} # names the output files
revised: ${today} # the day on which you last changed this file
draft: true # prints “Draft” on page and deck; delete this line when no sentence is a placeholder any more
language: en-GB

# What you read, the main source first: its numbers carry no letter on the page.
sources:
  - id: article
    kind: article # or registry, summary, news, protocol, supplement
    cite: ${told && !told.article.source.isWhole ? 'the article itself, abstract only' : 'the article itself'}

${citationText(beginning)}
${registrationsText(told?.article.registrations ?? [])}
condition: ${quoted(condition)}

intervention:
  name: ${quoted(treatment)}
  description: ${placeholders.description}
  source: article

${remarks('dates', '')}design:
${remarks('design', '  ')}  structure: ${kind}
  ${details.phase ? `phase: ${/^\d$/.test(details.phase) ? details.phase : quoted(details.phase)}` : '# phase: 3'}
  allocation: ${kind === 'single-arm' ? 'not applicable' : (details.allocation ?? 'randomised')}
  masking: ${details.masking ?? 'not reported # such as double-blind, open-label'}
  control: ${kind === 'single-arm' ? 'no control' : (details.control ?? 'not reported # such as placebo-controlled')}
${details.centres ? `  centres: ${details.centres}\n` : ''}  framework: ${details.framework ?? 'not stated # or superiority, noninferiority, equivalence'}
${conductText(kind)}  source: article

participants:
${remarks('participants', '  ')}  description: ${people}
  # age_from: 18
  # age_to: 80
  screened: not reported
  randomised: not reported # or included, where nobody was randomised
  source: article

${remarks('sites', '')}# Who was enrolled and counted: cohorts, analysis sets, subgroups.
populations:
${remarks('populations', '  ')}  - id: all
    name: All participants
    kind: analysis set
    n: not reported
    source: article

arms:
${remarks('arms', '  ')}${arms.map(armText).join('')}
${remarks('baseline', '')}outcomes:
${remarks('outcomes', '  ')}  - id: main
    name: ${quoted(outcome)}
${details.longName ? `    long_name: ${quoted(details.longName)}\n` : ''}    role: primary # or secondary, exploratory, safety
    type: ${type} # or ${types.filter((other) => other !== type).join(', ')}
    measure: ${measureOf(type, told?.article)}
    # unit: points
    timepoint: ${details.timepoint ? quoted(details.timepoint) : 'not reported'}
    better: ${better} # which direction is good for patients
    source: article

results:
${remarks('results', '  ')}  - id: main
    outcome: main
    population: all
    arms:
${arms.map((arm) => `      ${arm.id}: ${values[type]}\n`).join('')}${comparisonsOf(arms, type)}    source: article

# Harms weigh as much as benefit. Say so where they were not reported.
adverse_events:
${remarks('adverse_events', '  ')}  - id: any
    name: Any adverse event
    kind: any
    population: all
    told: ${placeholders.harms} # delete this line once you fill in arms
    # arms:
${arms.map((arm) => `    #   ${arm.id}: { events: 12, percent: 31 }\n`).join('')}    source: article
  - id: serious
    name: Serious adverse event
    kind: serious
    population: all
    told: ${placeholders.harms}
    source: article
  - id: death
    name: Death
    kind: death
    told: ${placeholders.deaths}
    source: article

authors_conclusion:
  text: ${conclusion ? JSON.stringify(conclusion) : placeholders.conclusion}
  source: article

${remarks('', '')}# ── From here on, your own words ───────────────────────────────────────────
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

/** Means of which an abstract tells no change are those at the time. */
const measureOf = (type: OutcomeType, article: Article | undefined): string =>
  type === 'continuous' &&
  article &&
  !article.abstract.some(({ text }) => /\bchanges? (?:from|in)\b|\bmean changes?\b/i.test(text))
    ? 'mean'
    : measures[type];

/** How to go on where figures of an abstract are listed. */
function howToDecide(told: Beginning['told'], id: string): string {
  if (!told?.file) return '';
  const from = told.article.source.isWhole ? 'article' : 'abstract';
  return `#
#   · The text of the ${from} is kept in ${told.file}. What its title and sentences tell is filled in: read it again.
#   · Each figure of the abstract stands in a remark at the keys where it may belong, with a question: write it where
#     it does, and delete the remark. Then look each value up in the text: npx trialbrief verify ${id}
`;
}

function citationText({ citation, told }: Beginning): string {
  if (citation) return writeYaml({ citation: { ...citation, source: 'article' } }, '');
  const { title, doi, pmid, printed } = told?.article ?? { title: '', doi: null, pmid: null, printed: null };
  const line = (key: string, value: string | undefined, example: string) =>
    value ? `${key}: ${quoted(value)}` : `# ${key}: ${example}`;
  return `citation:
  title: ${title ? quoted(title) : placeholders.title}
  authors: [${printed && printed.authors.length > 0 ? printed.authors.map(quoted).join(', ') : `${placeholders.author}, et al`}]
  journal: ${printed?.journal ? quoted(printed.journal) : placeholders.journal}
  year: ${printed?.year || placeholders.year}
  ${line('volume', printed?.volume, '405')}
  ${line('issue', printed?.issue, '10473')}
  ${line('pages', printed?.pages, '137–146')}
  ${doi ? `doi: ${quoted(doi)}` : '# doi: 10.1016/…'}
${pmid ? `  pmid: ${pmid}\n` : ''}  source: article
`;
}

const registrationsText = (known: readonly Registration[]): string =>
  known.length > 0
    ? `registrations:\n${known.map(({ registry, id }) => `  - registry: ${registry}\n    id: ${id}\n    source: article\n`).join('')}`
    : '# registrations:\n#   - registry: ClinicalTrials.gov\n#     id: NCT…\n#     source: article\n';

/** Words that references and conditions are made of: none of them names an arm. */
const grammar = new Set(
  'all any arm arms at better ci comparator comparisons estimate events exactly high level low main mean median n none not p percent rate reported results rounded says size told versus worse'.split(
    ' ',
  ),
);

function armsOf(kind: Kind, treatments: string[], comparator: string): NamedArm[] {
  const taken = new Set(grammar);
  const arm = (name: string, role: NamedArm['role'], fallback: string): NamedArm => {
    // By the drug alone where no other arm has it.
    const drug = /^(.*?\p{L})\s\d/u.exec(name)?.[1];
    const isOnly = drug !== undefined && treatments.filter((one) => one.startsWith(drug)).length === 1;
    const id = idFrom(isOnly ? drug : name, new Set(), fallback);
    return { id: idFrom(taken.has(id) ? `${id}-arm` : id, taken, fallback), name, role };
  };
  const drugs = treatments.map((name) => arm(name, 'experimental', 'treatment'));
  if (kind === 'single-arm') return drugs.slice(0, 1);
  const control = arm(comparator, 'comparator', 'control');
  if (kind !== 'factorial' || drugs.length > 1) return [...drugs, control];
  return [
    arm(`${treatments[0]} and the second treatment`, 'experimental', 'both'),
    ...drugs,
    arm('Second treatment', 'experimental', 'second'),
    control,
  ];
}

const armText = ({ id, name, role }: NamedArm) => `  - id: ${id}
    name: ${quoted(name)}
    role: ${role}
    n: not reported
    source: article
`;

const conductText = (kind: Kind): string => (conductOf[kind] ? `  conduct:\n    - ${conductOf[kind]}\n` : '');

function comparisonsOf(arms: NamedArm[], type: OutcomeType): string {
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

const reference = ([first]: NamedArm[], type: OutcomeType): string => `arms.${first!.id}.${mainKeys[type]}`;
