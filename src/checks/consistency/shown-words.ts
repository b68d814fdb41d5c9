/** Words on whether something was shown, against what was: significance, a difference, a margin. */
import { isPartOf } from '../arms-in-text.js';
import { didBy } from '../../trial/direction.js';
import { isQuantity } from '../../dataset/quantity.js';
import { crossesNoEffect, equivalenceOf, noEffectOf, noninferiorityOf, significanceOf } from '../../trial/effect.js';
import type { Trial, TrialComparison, TrialResult } from '../../trial/trial.js';
import type { Reading } from '../reading.js';
import { rowsLike, rowsNamed } from '../rows-in-text.js';
import { clausesOf, resultsIn, type Statement } from '../statements.js';
import { should, type Compared } from './agreement.js';
import { pathsOf, type Sentence } from '../sentences.js';

/** In what comparisons are told to have shown, in headings, and in the authors’ conclusion. */
export function checkShownWords(trial: Trial, reading: Reading): Compared[] {
  const equal = reading.statements.flatMap((statement) => equivalent(trial, reading, statement));
  const found = trial.results.flatMap(({ comparisons }, index) =>
    comparisons.flatMap((comparison, number) => told(comparison, `results.${index}.comparisons.${number}.told`)),
  );
  const sentences = reading.sentences.filter(({ path }) =>
    /^(?:headline|primary_message|bottom_line|authors_conclusion\.text|takeaways\.\d+)$/.test(path),
  );
  return [
    ...found,
    ...equal,
    ...sentences.flatMap((sentence) => {
      const results = about(trial, reading, sentence);
      return [...denied(results, sentence), ...margin(trial, results, sentence), ...subject(trial, reading, sentence)];
    }),
  ];
}

/** `Not significant` beside a p value or an interval that says otherwise, and the other way round. */
function told(comparison: TrialComparison, path: string): Compared[] {
  const text = comparison.told?.text ?? '';
  if (!/\b(?:non-?|not (?:\w+ ){0,2})?significant\b/i.test(text) || /\bclinically\b|\bif\b|\bwhether\b/i.test(text))
    return [];
  const { is, found } = significanceOf({ ...comparison, told: null });
  if (is === null) return [];
  const says = !/\b(?:not|no|non|nor|without)\b[^.;]{0,30}\bsignifican|\bnonsignifican/i.test(text);
  const message = `“${text}” stands beside ${found}`;
  return [
    should(
      path,
      `“${text}” and ${found}`,
      says === is,
      message,
      'check the words and the value',
      'p below 0.05, or an interval that excludes no effect',
    ),
  ];
}

/** Results that a sentence cites or rests on, or a takeaway names; of a heading without any, the primary ones of all who took part. */
function about(trial: Trial, { rows }: Reading, sentence: Sentence): TrialResult[] {
  const { results } = trial;
  const paths = pathsOf(sentence).map((path) => `${path}.`);
  const cited = results.filter(({ id }) => paths.some((one) => one.startsWith(`results.${id}.`)));
  if (cited.length > 0) return cited;
  if (sentence.path.startsWith('takeaways')) return resultsIn(trial, rowsNamed(rows, sentence.words));
  return results.filter(({ outcome, population }) => outcome.role === 'primary' && population.kind !== 'subgroup');
}

const failing =
  /\b(?:did|does|do|was|were|is|are|could) not (?:\w+ )?(?:eas\w*|reduc\w*|lower\w*|improv\w*|prevent\w*|help\w*|benefi\w*|work\w*|differ\w*|better|superior|effective|shown|change\w*|prolong\w*|rais\w*|increas\w*)|\bno (?:clear |overall |significant |important )?(?:benefit|difference|effect|improvement)\b|\bfail\w* to (?:\w+ )?(?:eas|reduc|lower|improv|prevent|show|prolong)/i;
const succeeding = /\b(?:but|although|while|whereas|yet|however|except|apart from|only)\b/i;

/** A benefit denied, where each comparison that it can be of excludes no effect on the good side. */
function denied(results: TrialResult[], { prose, words: text, place }: Sentence): Compared[] {
  const said = failing.exec(text)?.[0];
  const isOther = prose.holds.some(({ words }) =>
    /^(?:not |interval includes|noninferiority not|equivalence not|worse)/.test(words),
  );
  if (
    said === undefined ||
    isOther ||
    succeeding.test(text) ||
    /[;,]/.test(text) ||
    /\bmore than\b.{0,30}\b(?:dose|arm)s?\b/i.test(text)
  )
    return [];
  const compared = results.flatMap((result) => result.comparisons.map((comparison) => ({ result, comparison })));
  const judged = compared.filter(
    ({ comparison }) => comparison.versus.role === 'comparator' && comparison.margin === null,
  );
  const [first] = judged;
  if (!first) return [];
  const isShown = judged.every(
    ({ result, comparison }) => crossesNoEffect(comparison) === false && didBy(result, comparison) === 'better',
  );
  const { estimate, ci } = first.comparison;
  const shown = `${String(estimate)} (${String(ci?.low)} to ${String(ci?.high)})`;
  const message = `“${said}”, but of ${first.result.outcome.name} the interval of ${shown} excludes no effect, on the better side`;
  return [should(place, `“${said}” and ${shown}`, !isShown, message, 'check the words, the estimate and its interval')];
}

const equivalence = /\b(?:equivalent|equivalence|the same|between the margins)\b/i;

/** `Equivalent exposure`, of the outcomes that the part names, or shares a word with: whether their intervals lie between two margins. */
function equivalent(trial: Trial, { rows }: Reading, statement: Statement): Compared[] {
  return clausesOf(statement, (text) => equivalence.test(text)).flatMap(({ text, since }) => {
    const said = equivalence.exec(text)?.[0];
    const like = said === undefined ? [] : rowsLike(rows, text);
    const verdicts = resultsIn(trial, like).flatMap(({ comparisons }) => comparisons.map(equivalenceOf));
    const [first, ...others] = verdicts;
    if (said === undefined || !first || first.is === null || others.some(({ is }) => is !== first.is)) return [];
    const says = !denial.test(since);
    const words = text.trim();
    return [
      should(
        statement.place,
        `“${words}” and ${first.found}`,
        says === first.is,
        `“${words}”, but ${first.found}`,
        'check the words, the interval and the margins',
      ),
    ];
  });
}

/** `A was not inferior to B`: A is the arm that a comparison with a margin is of. */
function subject(trial: Trial, { named }: Reading, { digits: text, place }: Sentence): Compared[] {
  const said = noninferior.exec(text);
  const [first, ...more] = said
    ? named(text).filter(({ end }) => end <= said.index && being.test(text.slice(end, said.index)))
    : [];
  const [arm, other] = first?.arms ?? [];
  const compared = trial.results.flatMap(({ comparisons }) => comparisons.filter((one) => one.margin !== null));
  if (!said || !first || !arm || other || more.length > 0 || compared.length === 0) return [];
  const label = text.slice(first.index, first.end);
  const holds = compared.some((one) => isPartOf(one.arm, arm)) || !compared.some((one) => isPartOf(one.versus, arm));
  const message = `“${label}” is what is called ${said[0].toLowerCase()} here, and the others are compared with it`;
  return [should(place, `“${label}” and “${said[0]}”`, holds, message, 'check which arm is meant')];
}

const being = /^(?: (?:was|were|is|are|has|have|been|shown|proved|proven|to|be|also|thus))* $/i;

const inside =
  /\b(?:right|safe|good) side of (?:the|its|that) margin|\b(?:stay\w*|lie\w*|lay|remain\w*|end\w*|fell|is|was) (?:\w+ )?(?:above|below|within|inside|short of) (?:the|its|that) (?:noninferiority |non-inferiority )?margin|,? within the margin\b/i;
const beyond =
  /\b(?:cross\w*|reach\w*|includ\w*|exceed\w*|pass\w*|touch\w*) (?:the|its|that) (?:noninferiority |non-inferiority )?margin|\bwrong side of (?:the|its) margin/i;
const noninferior = /\b(?:non-?inferior|not inferior)\b/i;
const denial = /\b(?:not|no|never|neither|cannot|without|fail\w*)\b/i;

/** Words on the side of the margin; in the authors’ conclusion also “noninferior”, which is elsewhere told with other overclaims. */
function margin(trial: Trial, cited: TrialResult[], { prose, words: text, path, place }: Sentence): Compared[] {
  const isConclusion = path.startsWith('authors_conclusion');
  const isWithin = inside.test(text) || (isConclusion && noninferior.test(text));
  const isBeyond = beyond.test(text);
  const said = inside.exec(text)?.[0] ?? beyond.exec(text)?.[0] ?? noninferior.exec(text)?.[0];
  const before = text.slice(0, said === undefined ? 0 : text.indexOf(said)).slice(-20);
  if (isWithin === isBeyond || denial.test(before) || prose.holds.some(({ words }) => /noninferior|equiv/.test(words)))
    return [];
  const of = cited.length > 0 ? cited : trial.results;
  // “Above the margin” is within one that lies below no effect, and beyond one that lies above it.
  const side = / (above|below) (?:the|its|that) /i.exec(said ?? '')?.[1]?.toLowerCase();
  const verdicts = of
    .flatMap(({ comparisons }) =>
      comparisons.map((comparison) => {
        const { margin } = comparison;
        const isSide =
          side !== undefined &&
          isQuantity(margin) &&
          margin.value > (noEffectOf(comparison) ?? 0) === (side === 'above');
        return { ...noninferiorityOf(comparison), wants: isSide !== isWithin };
      }),
    )
    .filter(({ is }) => is !== null);
  const [first] = verdicts;
  if (!first) return [];
  const holds = verdicts.some(({ is, wants }) => is === wants);
  return [
    should(
      place,
      `“${said!}” and ${first.found}`,
      holds,
      `“${said!}”, but ${first.found}`,
      'check the words, the interval and the margin',
      'the end of the interval on the side of the margin',
    ),
  ];
}
