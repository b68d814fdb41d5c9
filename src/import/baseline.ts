/** Who took part: the rows of the baseline table that fit on a slide. */
import type { ArmDraft } from './arms.js';
import { countOf, matchGroups } from './groups.js';
import { exact, figure } from './figures.js';
import { armFigures } from './measures.js';
import { outcomeNames, type Titled } from './names.js';
import type { Doubtful } from './outcomes.js';
import type { Counts, TrialRecord } from './record.js';
import { idFrom, shorten } from './text.js';
import { apart, type Tree } from './yaml.js';

const mostRows = 8;
/** Rows of one measure, such as the grades of a scale. */
const mostOfMeasure = 3;
/** Letters of a row's name, before its unit. */
const mostLetters = 60;

type Measure = TrialRecord['resultsSection']['baselineCharacteristicsModule']['measures'][number];

/** One row of the table in the record. */
interface Found {
  measure: Measure;
  row: Measure['classes'][number];
  category: Measure['classes'][number]['categories'][number];
}

/** Rows with one figure an arm: age and sex, then what belongs to the disease, then origin; the rest is counted. */
export function baselineOf(
  record: TrialRecord,
  arms: ArmDraft[],
  doubtful: Doubtful,
): { rows: Tree[]; remarks: string[] } {
  const { groups, denoms, measures } = record.resultsSection.baselineCharacteristicsModule;
  const own = groups.filter(({ title }) => !/^total$/i.test(title));
  const matched = matchGroups(own, arms);
  if (matched.size === 0) return { rows: [], remarks: [] };
  const isAge = ({ title, paramType }: Measure) => /^age\b/i.test(title) && /^(MEAN|MEDIAN)/.test(paramType);
  const told = measures.some(isAge) ? measures.filter((one) => isAge(one) || !/^age\b/i.test(one.title)) : measures;
  const all = told.flatMap((measure) => wantedOf(measure, matched));
  const wanted = all.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, mostRows);
  const taken = new Set<string>();
  const names = outcomeNames(wanted.map(titledOf), mostLetters);
  const rows = wanted.flatMap((found, index) => rowOf(found, names[index]!, denoms, matched, taken, doubtful) ?? []);
  const left = measures.flatMap(({ classes }) => classes.flatMap(({ categories }) => categories)).length - rows.length;
  const remark = `${rows.length} rows of the record, age and sex first, then what is not origin; it has ${left} more.`;
  return { rows, remarks: left > 0 ? [remark] : [] };
}

/** The first rows of a measure that count anybody; of two sexes one tells the other. */
function wantedOf(measure: Measure, matched: Map<string, ArmDraft>): Found[] {
  const found = measure.classes.flatMap((row) => row.categories.map((category) => ({ measure, row, category })));
  return found
    .filter(({ category, row }) => !/^male$/i.test(category.title || row.title))
    .filter(({ category }) =>
      category.measurements.some(({ groupId, value }) => matched.has(groupId) && exact(figure(value)) !== 0),
    )
    .slice(0, mostOfMeasure);
}

function rankOf({ measure: { title }, category }: Found): number {
  if (/^age\b/i.test(title)) return 0;
  if (/\b(sex|gender)\b/i.test(title)) return 2;
  if (/unknown|not reported/i.test(category.title)) return 5;
  return /\b(race|ethnicity|region|country)\b/i.test(title) ? 4 : 3;
}

function rowOf(
  { measure, row, category }: Found,
  name: string,
  denoms: Counts,
  matched: Map<string, ArmDraft>,
  taken: Set<string>,
  doubtful: Doubtful,
): Tree | null {
  const key = keyOf(measure);
  const results: Record<string, Tree> = {};
  const remarks: string[] = [];
  for (const [groupId, arm] of matched) {
    const counted = [row.denoms, measure.denoms, denoms].find((list) => list.length > 0) ?? [];
    const measurement = category.measurements.find((candidate) => candidate.groupId === groupId);
    const { arm: figures, remark } = armFigures(
      { key },
      measure.dispersionType,
      countOf(counted, groupId),
      measurement,
    );
    results[arm.id] = figures;
    if (remark) remarks.push(`${arm.id}: ${shorten(remark, 200)}.`);
  }
  const titles = [measure.title, row.title, category.title];
  const id = idFrom(titles.filter(Boolean).join(' ').slice(0, 28), taken, 'row');
  if (doubtful.has(`baseline.${id}`)) return null;
  const at = `baselineCharacteristicsModule, by its title, ${[...matched.keys()].join(', ')}`;
  return apart({ id, name: `${name}${kindOf(measure)}`, arms: results, source: 'registry', at }, remarks);
}

type Key = 'mean' | 'median' | 'events' | 'rate';

function keyOf({ paramType, unitOfMeasure: unit }: Measure): Key {
  if (paramType === 'MEAN' || paramType === 'LEAST_SQUARES_MEAN') return 'mean';
  if (paramType === 'MEDIAN') return 'median';
  return paramType === 'COUNT_OF_PARTICIPANTS' || /^(participants|subjects|patients)$/i.test(unit) ? 'events' : 'rate';
}

/** `Age` and `Female`: without what the registry's forms add. */
function titledOf({ measure, row, category }: Found): Titled {
  const plain = measure.title.replace(/[,\s]*(\(NIH\/OMB\)|\b(Continuous|Categorical|Customized)\b)/gi, '') || 'Row';
  const own = [row.title, category.title].filter((part) => part && !/^(count|mean|median)$/i.test(part)).join(': ');
  // Of “Age: Age overall” the second says all, as of “Sex: Female”.
  const alone = /^(fe)?male$/i.test(own) || own.toLowerCase().startsWith(plain.toLowerCase());
  return alone ? { title: own, row: '', counted: false } : { title: plain, row: own, counted: false };
}

/** `, mean, years` behind the name. */
function kindOf(measure: Measure): string {
  const key = keyOf(measure);
  const kind = key === 'mean' || key === 'median' ? `, ${key}` : '';
  const unit = key === 'events' ? '' : shorten(measure.unitOfMeasure, 30).replace(/^Years$/, 'years');
  return `${kind}${unit ? `, ${unit}` : ''}`;
}
