/** Which outcome a sentence of an abstract is on: the primary one, another, or none that it names. */
import type { Sentence } from './article.js';
import type { Part } from './parts.js';

export type Topic = 'primary' | 'other' | 'none';

/** Sentences that go on with what the one before was on. */
const goesOn = /^(?:\w+:?\s)?(?:the|this)\s(?:[\w-]+\s){0,3}(?:difference|ratio|risk|effect|reduction)s?\b/i;
const figures = /\d\s?%?\s?(?:\(|\[|,|;|in the|with|and|vs)/;

/** Of each sentence. Where none of the results names the primary outcome, the first with figures is taken for it. */
export function topicsOf(sentences: readonly Sentence[], parts: readonly Part[], outcome: string): Topic[] {
  let last: Topic = 'none';
  const isResult = (index: number) => parts[index] === 'results' || parts[index] === 'unknown';
  const topics = sentences.map(({ text }, index): Topic => {
    if (!isResult(index)) return isOn(text, outcome) || /\bprimary\b/i.test(text) ? 'primary' : 'none';
    last = ownTopic(text, outcome, goesOn.test(text) ? last : 'none');
    return last;
  });
  if (
    outcome === '' ||
    topics.some((topic, index) => topic === 'primary' && isResult(index) && figures.test(sentences[index]!.text))
  )
    return topics;
  const first = topics.findIndex(
    (topic, index) => topic === 'none' && isResult(index) && isOfEffect(sentences[index]!.text),
  );
  return topics.map((topic, index) => {
    const follows = index > first && goesOn.test(sentences[index]!.text) && index === first + 1;
    return first >= 0 && (index === first || follows) ? 'primary' : topic;
  });
}

const ownTopic = (text: string, outcome: string, carried: Topic): Topic => {
  if (/\bprimary\b/i.test(text) || isOn(text, outcome)) return 'primary';
  if (/\bsecondary\b|\bpost[- ]hoc\b|\bsubgroups?\b|\bquality of life\b/i.test(text)) return 'other';
  return carried;
};

/** Words for one thing. */
const deaths = /\bmortality\b|\bdeaths?\b|\bdied\b|\bsurviv/i;

const isOfEffect = (text: string): boolean =>
  /\b(?:mean|median|occurred|observed|change|difference|ratio|%)/i.test(text) &&
  /\d/.test(text) &&
  !/\b(?:randomi|adverse|screened|death|died|baseline (?:age|charac)|mean age|median age)/i.test(text);

/** Whether a sentence has the words of an outcome, all but one. */
function isOn(sentence: string, outcome: string): boolean {
  if (deaths.test(outcome) && deaths.test(sentence)) return true;
  const telling = (outcome.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter(
    (word) =>
      !/^(?:proportion|percentage|number|patients|participants|people|with|from|mean|change|incidence|baseline|that|were|difference|between|groups?|composite)$/.test(
        word,
      ),
  );
  const found = telling.filter((word) => sentence.toLowerCase().includes(word.slice(0, 6)));
  return found.length > 0 && found.length >= telling.length - (telling.length > 2 ? 1 : 0);
}
