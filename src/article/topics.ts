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

/** Where one statement of a sentence ends and that on another outcome begins. */
const between = /,\s(?:and|whereas|while)\s(?=(?:the|a|an)\s)|;\s(?:and\s)?(?=the\s)/gi;

/** The topic of what stands at a place of a sentence: of several statements, those are on the primary outcome that name it. */
export function topicAt(text: string, at: number, topic: Topic, outcome: string): Topic {
  if (topic !== 'primary' || outcome === '') return topic;
  const ends = [...text.matchAll(between)].map(({ index }) => index);
  const statements = [0, ...ends].map((from, index) => ({ from, to: ends[index] ?? text.length }));
  if (statements.length < 2 || !statements.some(({ from, to }) => isOn(text.slice(from, to), outcome))) return topic;
  const own = statements.find(({ from, to }) => from <= at && at < to);
  return own && isOn(text.slice(own.from, own.to), outcome) ? 'primary' : 'other';
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

/** `KCCQ-CSS` of an outcome that has it in brackets, or is called by it; null where it has none. */
const abbreviationIn = (outcome: string): string | null =>
  /\(([\p{Lu}\d][\p{Lu}\d-]{1,11})\)|^(?:change in (?:the )?)?([\p{Lu}\d][\p{Lu}\d-]{2,11})$/u
    .exec(outcome)
    ?.slice(1)
    .find(Boolean) ?? null;

const namesIt = (sentence: string, letters: string): boolean => sentence.split(/[^\p{L}\d-]+/u).includes(letters);

/** Whether a sentence has the words of an outcome, all but one. */
function isOn(sentence: string, outcome: string): boolean {
  if (deaths.test(outcome) && deaths.test(sentence)) return true;
  const letters = abbreviationIn(outcome);
  if (letters !== null) return namesIt(sentence, letters);
  const telling = (outcome.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter(
    (word) =>
      !/^(?:proportion|percentage|number|patients|participants|people|with|from|mean|change|incidence|baseline|that|were|difference|between|groups?|composite)$/.test(
        word,
      ),
  );
  const found = telling.filter((word) => sentence.toLowerCase().includes(word.slice(0, 6)));
  return found.length > 0 && found.length >= telling.length - (telling.length > 2 ? 1 : 0);
}
