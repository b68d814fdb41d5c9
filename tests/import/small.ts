/** Small records to import, with what a test is about and nothing else. */
import { imported } from './records.js';

type Counts = readonly (string | null)[];

interface Outcome {
  title?: string;
  type?: 'PRIMARY' | 'SECONDARY';
  timeFrame?: string;
  param?: string;
  dispersion?: string;
  unit?: string;
  /** Titles of the groups; those of the arms by default. */
  groups?: readonly string[];
  descriptions?: readonly string[];
  n: Counts;
  /** Rows by their titles; the values of the groups, each maybe with its spread or its limits. */
  rows: Record<
    string,
    readonly (string | { value: string; spread?: string; lowerLimit?: string; upperLimit?: string; comment?: string })[]
  >;
  /** Denominators of rows of their own. */
  rowN?: Record<string, Counts>;
  analyses?: readonly object[];
}

interface Trial {
  arms: readonly {
    title: string;
    n: string;
    description?: string;
    deaths?: string;
    leftByDeath?: string;
    completed?: string;
    left?: string;
  }[];
  planned?: readonly { label: string; type: string; description?: string; interventionNames?: readonly string[] }[];
  model?: string;
  enrolled?: number;
  outcomes: readonly Outcome[];
  baseline?: object;
}

const denomsOf = (prefix: string, counts: Counts) => [
  { units: 'Participants', counts: counts.map((value, index) => ({ groupId: `${prefix}${index}`, value })) },
];

/** The text of a record of a randomised trial. */
export function small({ arms, planned, model = 'PARALLEL', enrolled, outcomes }: Trial): string {
  const groups = (prefix: string, titles = arms.map(({ title }) => title), descriptions: readonly string[] = []) =>
    titles.map((title, index) => ({
      id: `${prefix}${index}`,
      title,
      description: descriptions[index] ?? arms.find((arm) => arm.title === title)?.description ?? '',
    }));
  const total = arms.reduce((sum, { n }) => sum + Number(n), 0);
  return JSON.stringify({
    protocolSection: {
      identificationModule: { nctId: 'NCT00000000', briefTitle: 'A trial' },
      conditionsModule: { conditions: ['Asthma'] },
      designModule: {
        designInfo: { allocation: 'RANDOMIZED', interventionModel: model, maskingInfo: { masking: 'NONE' } },
        enrollmentInfo: { count: enrolled ?? total },
      },
      armsInterventionsModule: { armGroups: planned ?? [], interventions: [{ name: 'Drug', type: 'DRUG' }] },
    },
    resultsSection: {
      participantFlowModule: {
        groups: groups('FG'),
        periods: [
          {
            title: 'Overall Study',
            milestones: [
              {
                type: 'STARTED',
                achievements: arms.map(({ n }, index) => ({ groupId: `FG${index}`, numSubjects: n })),
              },
              ...(['completed', 'left'] as const)
                .filter((key) => arms.every((arm) => arm[key] !== undefined))
                .map((key) => ({
                  type: key === 'left' ? 'NOT COMPLETED' : 'COMPLETED',
                  achievements: arms.map((arm, index) => ({ groupId: `FG${index}`, numSubjects: arm[key] })),
                })),
            ],
            dropWithdraws: [
              {
                type: 'Death',
                reasons: arms.map(({ leftByDeath = '0' }, index) => ({
                  groupId: `FG${index}`,
                  numSubjects: leftByDeath,
                })),
              },
            ],
          },
        ],
      },
      outcomeMeasuresModule: {
        outcomeMeasures: outcomes.map((outcome) => ({
          type: outcome.type ?? 'PRIMARY',
          title: outcome.title ?? 'Pain',
          timeFrame: outcome.timeFrame ?? '12 weeks',
          paramType: outcome.param ?? 'MEAN',
          dispersionType: outcome.dispersion ?? 'Standard Deviation',
          unitOfMeasure: outcome.unit ?? 'points',
          groups: groups('OG', outcome.groups && [...outcome.groups], outcome.descriptions),
          denoms: denomsOf('OG', outcome.n),
          classes: Object.entries(outcome.rows).map(([title, values]) => ({
            title,
            denoms: outcome.rowN?.[title] ? denomsOf('OG', outcome.rowN[title]) : [],
            categories: [
              {
                measurements: values.map((value, index) => ({
                  groupId: `OG${index}`,
                  ...(typeof value === 'string' ? { value } : value),
                })),
              },
            ],
          })),
          analyses: outcome.analyses ?? [],
        })),
      },
      adverseEventsModule: {
        eventGroups: arms.map(({ title, n, deaths }, index) => ({
          id: `EG${index}`,
          title,
          seriousNumAffected: '1',
          seriousNumAtRisk: n,
          ...(deaths === undefined ? {} : { deathsNumAffected: deaths, deathsNumAtRisk: n }),
        })),
      },
    },
  });
}

/** The dataset and the draft of such a record, its remarks on one line each. */
export function importedSmall(trial: Trial) {
  const { dataset, text } = imported(small(trial));
  return { dataset, text, remarks: text.replace(/\n\s*# /g, ' ') };
}
