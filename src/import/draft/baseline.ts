/** Who took part: the rows of the baseline table that fit on a slide. */
import { armsOf } from './arms.js';
import { countIn } from './cells.js';
import { isTotal } from '../reading/group-titles.js';
import { exact, figure } from '../reading/numbers.js';
import { armFigures } from '../reading/measures.js';
import { outcomeNames, type Titled } from '../reading/names.js';
import type { BaselineMeasure, RegistryTrial, Row } from '../registry-trial.js';
import { idFrom, shorten } from '../text.js';
import type { ArmResult, ArmDraft, BaselineRow, Doubtful } from '../drafts.js';

const mostRows = 8;
/** Rows of one measure, such as the grades of a scale. */
const mostOfMeasure = 3;
/** Letters of a row's name, before its unit. */
const mostLetters = 60;

/** One row of the table in the record. */
interface Found {
  measure: BaselineMeasure;
  row: Row;
}

/** Rows with one figure an arm: age and sex, then what belongs to the disease, then origin; the rest is counted. */
export function baselineOf(
  trial: RegistryTrial,
  arms: ArmDraft[],
  doubtful: Doubtful,
): { rows: BaselineRow[]; remarks: string[] } {
  const { columns, measures } = trial.baseline;
  const matched = armsOf(
    columns.filter(({ title }) => !isTotal(title)),
    arms,
  );
  if (matched.size === 0) return { rows: [], remarks: [] };
  const isAge = ({ title, parameter }: BaselineMeasure) => /^age\b/i.test(title) && /^(mean|median)/.test(parameter);
  const told = measures.some(isAge) ? measures.filter((one) => isAge(one) || !/^age\b/i.test(one.title)) : measures;
  const all = told.flatMap((measure) => wantedOf(measure, matched));
  const wanted = all.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, mostRows);
  const taken = new Set<string>();
  const names = outcomeNames(wanted.map(titledOf), mostLetters);
  const rows = wanted.flatMap((found, index) => rowOf(found, names[index]!, matched, { arms, taken, doubtful }) ?? []);
  const left = measures.flatMap(({ rows }) => rows).length - rows.length;
  const remark = `${rows.length} rows of the record, age and sex first, then what is not origin; it has ${left} more.`;
  return { rows, remarks: left > 0 ? [remark] : [] };
}

/** The first rows of a measure that count anybody; of two sexes one tells the other. */
function wantedOf(measure: BaselineMeasure, matched: Map<string, ArmDraft>): Found[] {
  const found = measure.rows.map((row) => ({ measure, row }));
  return found
    .filter(({ row }) => !/^male$/i.test(row.category || row.group))
    .filter(({ row }) =>
      row.measurements.some(({ column, value }) => matched.has(column.id) && exact(figure(value)) !== 0),
    )
    .slice(0, mostOfMeasure);
}

function rankOf({ measure: { title }, row }: Found): number {
  if (/^age\b/i.test(title)) return 0;
  if (/\b(sex|gender)\b/i.test(title)) return 2;
  if (/unknown|not reported/i.test(row.category)) return 5;
  return /\b(race|ethnicity|region|country)\b/i.test(title) ? 4 : 3;
}

function rowOf(
  { measure, row }: Found,
  name: string,
  matched: Map<string, ArmDraft>,
  { arms, taken, doubtful }: { arms: ArmDraft[]; taken: Set<string>; doubtful: Doubtful },
): BaselineRow | null {
  const key = keyOf(measure);
  const results: Record<string, ArmResult> = {};
  const remarks: string[] = [];
  for (const [groupId, arm] of matched) {
    const measurement = row.measurements.find(({ column }) => column.id === groupId);
    const { arm: figures, remark } = armFigures(
      { key, measure: measure.parameter },
      measure.dispersion,
      countIn(row.counted, groupId),
      measurement,
    );
    results[arm.id] = figures;
    if (remark) remarks.push(`${arm.id}: ${shorten(remark, 200)}.`);
  }
  for (const { id, pools } of arms)
    if (pools.length === 0 && !Object.hasOwn(results, id)) results[id] = { told: 'not given for this arm' };
  const titles = [measure.title, row.group, row.category];
  const id = idFrom(titles.filter(Boolean).join(' ').slice(0, 28), taken, 'row');
  if (doubtful.has(`baseline.${id}`)) return null;
  const at = `baselineCharacteristicsModule, by its title, ${[...matched.keys()].join(', ')}`;
  return { id, name: `${name}${kindOf(measure)}`, arms: results, at, remarks };
}

type Key = 'mean' | 'median' | 'events' | 'rate';

function keyOf({ parameter, unit }: BaselineMeasure): Key {
  if (parameter === 'mean' || parameter === 'least squares mean') return 'mean';
  if (parameter === 'median') return 'median';
  return parameter === 'count of participants' || /^(participants|subjects|patients)$/i.test(unit) ? 'events' : 'rate';
}

/** `Age` and `Female`: without what the registry's forms add. */
function titledOf({ measure, row }: Found): Titled {
  const plain =
    measure.title.replace(/(?<![,\s])[,\s]*(\(NIH\/OMB\)|\b(Continuous|Categorical|Customized)\b)/gi, '') || 'Row';
  const own = [row.group, row.category].filter((part) => part && !/^(count|mean|median)$/i.test(part)).join(': ');
  // Of “Age: Age overall” the second says all, as of “Sex: Female”.
  const alone = /^(fe)?male$/i.test(own) || own.toLowerCase().startsWith(plain.toLowerCase());
  return alone ? { title: own, row: '', counted: false } : { title: plain, row: own, counted: false };
}

/** `, mean, years` behind the name. */
function kindOf(measure: BaselineMeasure): string {
  const key = keyOf(measure);
  const isNamed = key === 'mean' || key === 'median';
  const kind = isNamed ? `, ${key}` : measure.parameter === 'geometric mean' ? ', geometric mean' : '';
  const unit = key === 'events' ? '' : shorten(measure.unit, 30).replace(/^Years$/, 'years');
  return `${kind}${unit ? `, ${unit}` : ''}`;
}
