/** What an analysis of a record estimates, by the table of measures. */
import { measureNamed, type Named } from '../../trial/measure-names.js';
import type { StudyAnalysis } from './study.js';

const overTime = /\b(interaction|over time|by[- ]time|\*\s*time|x time|time[- ]by|group[- ]by)\b/i;

/**
 * By the name that the record gives the estimate. `Slope` is what the registry calls any coefficient of a regression:
 * where neither method nor remarks speak of a course over time, it is that of the arm, a difference of means.
 */
export function measureOf(analysis: StudyAnalysis): Named | null {
  const named = measureNamed(analysis.paramType, { widely: true });
  if (named === null || analysis.paramType.trim().toLowerCase() !== 'slope') return named;
  const words = [
    analysis.statisticalMethod,
    analysis.groupDescription,
    analysis.nonInferiorityComment,
    analysis.pValueComment,
    analysis.statisticalComment,
    analysis.estimateComment,
  ].join(' ');
  return overTime.test(words) ? named : { ...named, measure: 'mean difference' };
}
