/** Shares in words, against the rows that they are of: `more than half of the people`, `one in seven`, `most had`. */
import { sharesInWords, withDigits, type WordedShare } from '../../dataset/number-words.js';
import { exact } from '../../dataset/quantity.js';
import { walk } from '../../dataset/walk.js';
import type { Trial, TrialArm } from '../../trial/trial.js';
import { isPartOf } from '../arms-in-text.js';
import { numbersInText } from '../numbers-in-text.js';
import type { Reading } from '../reading.js';
import { sizeIn, type Row } from '../rows-in-text.js';
import { denial, singleArms, type Statement } from '../statements.js';
import { should, type Compared } from './agreement.js';
import { countingFacts, leaving } from './worded-numbers.js';

/** In every statement on what the trial found; those of people who left are told with these. */
export function checkShares(trial: Trial, reading: Reading): Compared[] {
  return reading.statements.flatMap((statement) => {
    if (statement.by === 'source') return [];
    const told = sharesInWords(statement.text).filter(
      ({ end }) => !leaving.test(statement.text.slice(end)) && !comparing.test(statement.text.slice(end)),
    );
    if (told.length === 0 || /\b(?:left|withdrew|lost|stopped)\b/i.test(statement.text)) return [];
    const known = denial.test(statement.text) ? [] : sharesOf(trial, statement);
    return known.length > 0
      ? told.flatMap((share) => ofRows(share, known, statement))
      : statement.event === null
        ? anywhere(trial, reading, told, statement)
        : [];
  });
}

/** Behind a share that tells how much more or less. */
const comparing = /^ (?:fewer|less|lower|rarer|more|higher|commoner)\b/i;

interface Share {
  row: Row;
  arm: TrialArm;
  percent: number;
}

/** Of the rows that a statement is of, in the arms that it names, where it names some. */
function sharesOf(trial: Trial, { rows, mentions }: Statement): Share[] {
  const named = mentions.flatMap(({ arms }) => arms);
  const arms = singleArms(trial).filter((arm) => named.length === 0 || named.some((one) => isPartOf(one, arm)));
  return rows.flatMap((row) =>
    arms.flatMap((arm) => {
      const values = row.ofArms.find((one) => one.arm === arm)?.values;
      const isCount =
        row.kind !== 'measure' && values !== undefined && typeof values !== 'string' && !exact(values.rate);
      const percent = isCount ? sizeIn(row, arm) : undefined;
      return percent === undefined ? [] : [{ row, arm, percent }];
    }),
  );
}

const apart = (size: number, { from, to }: WordedShare): number => Math.max(from - size, size - to, 0);
const check = 'check which of the two is right; a reference, [[…]], would follow the data';

/** Of the arm that is named right behind the share, where one is: `half of those on placebo`. */
function ofRows(share: WordedShare, all: Share[], { text, mentions, place }: Statement): Compared[] {
  const behind = mentions.find(({ index }) => index >= share.end && owner.test(text.slice(share.end, index)));
  const named = behind ? all.filter(({ arm }) => behind.arms.some((one) => isPartOf(one, arm))) : [];
  const known = named.length > 0 ? named : all;
  const { row, arm, percent } = known.toSorted(
    (one, other) => apart(one.percent, share) - apart(other.percent, share),
  )[0]!;
  const shown = `${percent.toFixed(1)}%`;
  const message = `“${share.written}” stands in this sentence, and of “${row.name}” it is ${shown} in ${arm.name}`;
  return [should(place, `“${share.written}” and ${shown}`, apart(percent, share) <= 0.5, message, check)];
}

const owner =
  /^ ?(?:of )?(?:the |all |those |people |patients |participants )*(?:who (?:took|received|got|had|were given) |(?:on|with|in) )(?:the )?$/i;

/** Of no row: a share that is no percentage of the data, nor what is left of one. */
function anywhere(trial: Trial, reading: Reading, told: WordedShare[], { place }: Statement): Compared[] {
  const texts = countingFacts(reading);
  const percents = texts.flatMap(numbersInText).flatMap(({ kind, size }) => (kind === 'percent' ? [size] : []));
  let reported = 0;
  const add = (percent: number) => percents.push(Math.abs(percent), 100 - Math.abs(percent));
  for (const part of ['populations', 'results', 'adverse_events', 'baseline'] as const)
    walk(trial.dataset[part], {
      quantity({ value, unit, kind }) {
        if (kind === 'percent') reported += 1;
        if (kind === 'percent' || /%|percent/.test(unit)) add(value);
      },
      row(row) {
        const [events, n] = [exact(row.events)?.value, exact(row.n)?.value];
        if (events !== undefined && n) add((100 * events) / n);
      },
    });
  if (reported === 0) return [];
  return told
    .filter(({ isBound }) => !isBound)
    .map((share) => {
      const nearest = percents.toSorted((one, other) => apart(one, share) - apart(other, share))[0]!;
      const holds = apart(nearest, share) === 0 || texts.some((text) => text.includes(withDigits(share.written)));
      const message = `“${share.written}” stands in this sentence, and no percentage of the data is near that: ${nearest.toFixed(1)}% is the nearest`;
      return should(place, `“${share.written}” and ${nearest.toFixed(1)}%`, holds, message, check);
    });
}
