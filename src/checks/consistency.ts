/** Values that must agree with one another, aware of rounding. */
import type { Compared } from './consistency/agreement.js';
import { checkAlikeWords } from './consistency/alike-words.js';
import { checkArmIntervals } from './consistency/arm-intervals.js';
import { checkBaseline } from './consistency/baseline.js';
import { checkWordsAroundReferences } from './consistency/words-around-references.js';
import { checkContrasts } from './consistency/contrasts.js';
import { checkSubgroupWords } from './consistency/subgroup-words.js';
import { checkDates } from './consistency/dates.js';
import { checkDirectionWords } from './consistency/direction-words.js';
import { checkDesignWords } from './consistency/design-words.js';
import { checkDirections } from './consistency/directions.js';
import { checkDoseWords } from './consistency/dose-words.js';
import { checkEstimates } from './consistency/estimates.js';
import { checkEventCounts } from './consistency/event-counts.js';
import { checkEventsInText } from './consistency/events-in-text.js';
import { checkFactsInTexts } from './consistency/facts-in-texts.js';
import { checkFactors } from './consistency/factors.js';
import { checkImportantDifference } from './consistency/important-difference.js';
import { checkLevels } from './consistency/interval-levels.js';
import { checkWidths } from './consistency/interval-widths.js';
import { checkIntervals } from './consistency/intervals.js';
import { checkExchangedArms } from './consistency/exchanged-arms.js';
import { checkMediansAndShares } from './consistency/medians-and-shares.js';
import { checkMixedReferences } from './consistency/mixed-references.js';
import { checkLengths } from './consistency/lengths.js';
import { checkMargins } from './consistency/margins.js';
import { checkPercentages } from './consistency/percentages.js';
import { checkPossibleValues } from './consistency/possible-values.js';
import { checkRates } from './consistency/rates.js';
import { checkShownWords } from './consistency/shown-words.js';
import { checkNamesAgree } from './consistency/names.js';
import { checkNamesBesideReferences } from './consistency/names-beside-references.js';
import { checkShares } from './consistency/shares.js';
import { checkSpreads } from './consistency/spreads.js';
import { checkOwnSentences } from './consistency/own-sentences.js';
import { checkSubgroups } from './consistency/subgroups.js';
import { checkRestatedFacts } from './consistency/restated-facts.js';
import { checkTreatmentWords } from './consistency/treatment-words.js';
import { checkTotals } from './consistency/totals.js';
import { checkDuplicates } from './consistency/duplicates.js';
import { checkWholes } from './consistency/wholes.js';
import { checkWordedNumbers } from './consistency/worded-numbers.js';
import type { Finding } from '../dataset/finding.js';
import type { Trial } from '../trial/trial.js';
import { readingOf, type Reading } from './reading.js';

/** Values against values: no language is read for these. */
const ofValues: readonly ((trial: Trial) => Compared[])[] = [
  checkPossibleValues,
  checkSpreads,
  checkTotals,
  checkPercentages,
  checkIntervals,
  checkArmIntervals,
  checkWidths,
  checkLevels,
  checkRates,
  checkBaseline,
  checkSubgroups,
  checkWholes,
  checkMargins,
  checkEstimates,
  checkDirections,
  checkDuplicates,
  checkExchangedArms,
  checkMediansAndShares,
  checkDates,
];

/** English words against values, and against one another. */
const ofWords: readonly ((trial: Trial, reading: Reading) => Compared[])[] = [
  checkOwnSentences,
  checkWordedNumbers,
  checkDirectionWords,
  checkLengths,
  checkSubgroupWords,
  checkContrasts,
  checkDoseWords,
  checkWordsAroundReferences,
  checkTreatmentWords,
  checkEventsInText,
  checkImportantDifference,
  checkFactsInTexts,
  checkShownWords,
  checkNamesAgree,
  checkEventCounts,
  checkRestatedFacts,
  checkFactors,
  checkShares,
  checkAlikeWords,
  checkNamesBesideReferences,
  checkMixedReferences,
  checkDesignWords,
];

/** Everything in a dataset that is told in two ways, and how the two agree. */
export function compareValues(trial: Trial, reading: Reading = readingOf(trial)): Compared[] {
  const isEnglish = trial.language.startsWith('en');
  return [
    ...ofValues.flatMap((check) => check(trial)),
    ...(isEnglish ? ofWords.flatMap((check) => check(trial, reading)) : []),
  ];
}

/** What of it disagrees, as errors and warnings. */
export function checkConsistency(trial: Trial, reading: Reading): Finding[] {
  return compareValues(trial, reading).flatMap(({ finding }) => (finding ? [finding] : []));
}
