/** Words that are stronger than any one trial is, and those of cause and effect without a comparison. */
import { doubt, type Finding } from '../../dataset/finding.js';
import { wordsOf } from '../../dataset/prose.js';
import type { Dataset } from '../../dataset/schema.js';
import type { Trial } from '../../trial/trial.js';
import { walk } from '../../dataset/walk.js';
import { claimsBenefit } from '../overclaims.js';
import { isClaim } from '../values-in-dataset.js';

/** What to write instead, by the word. */
const strong: [RegExp, string][] = [
  [/\b(?:prove[sdn]?|definitively?|conclusively?)\b/i, 'one trial shows or suggests'],
  [
    /\b(?:cure[sd]?|breakthrough|game[- ]changer|miracle|revolutionary|unprecedented|dramatic(?:ally)?)\b/i,
    'tell the number',
  ],
  [
    /\b(?:is|are|was|were|proved|completely|perfectly) safe\b|\bno side[- ]effects\b/i,
    'tell what harms were counted, and for how long',
  ],
  [
    /\btrend(?:ed|s)? (?:to|towards?|for)\b|\b(?:nearly|almost|borderline|marginally) significant\b/i,
    'give estimate and interval',
  ],
];
const denial = /\b(?:not|no|never|without|nor|neither)\b[^.;]*$/i;

/** “Cured” is what a trial of cure counts. */
const isMeasured = ({ outcomes }: Dataset, words: RegExp): boolean =>
  outcomes.some(({ name, measure }) => words.test(`${name} ${measure}`));

/** In every sentence that claims something. */
export function askStrongWords(trial: Trial): Finding[] {
  const { dataset } = trial;
  if (!dataset.language.startsWith('en')) return [];
  const found: Finding[] = [];
  const alone = dataset.arms.filter(({ pools, external }) => pools.length === 0 && !external).length === 1;
  walk(dataset, {
    prose(prose, path) {
      if (!isClaim(path)) return;
      const text = wordsOf(prose);
      for (const [words, instead] of strong) {
        const said = words.exec(text);
        // “Not proven” does not claim it; “no side effects” does.
        if (!said || isMeasured(dataset, words) || (!/^no /i.test(said[0]) && denial.test(text.slice(0, said.index))))
          continue;
        found.push(doubt(path, `“${said[0]}” is more than a trial can show`, instead));
      }
      const isHeading = path === 'headline' || path === 'bottom_line';
      if (isHeading && alone && claimsBenefit(trial, prose)) {
        const message = 'this tells of a benefit, and the trial has no arm to compare with';
        found.push(doubt(path, message, 'say what was seen, and that nobody knows how it would have gone without'));
      }
    },
  });
  return found;
}
