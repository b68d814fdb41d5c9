/** Values of a dataset: what is known of one, and how its text is changed. */
import {
  asYaml,
  asYamlList,
  changeRow,
  changeValue,
  checksOf,
  intervalAt,
  listAt,
  nameOfPlace,
  openPlaces,
  pathOfOffset,
  pathOfWords,
  placesOf,
  rowAt,
  valueAt,
  withoutArm,
  withOutcome,
  withoutKey,
  withValues,
  type Edit,
  type IntervalAt,
} from '../../index.js';
import type { Answers } from '../messages.js';
import { attempt, type AnswersTo } from './answer.js';

export const valueAnswers: AnswersTo<
  | 'look'
  | 'places'
  | 'change'
  | 'put'
  | 'interval'
  | 'open'
  | 'printed'
  | 'offset'
  | 'finished'
  | 'compared'
  | 'outcome'
  | 'checks'
> = {
  look: async ({ text, path }) => looked(text, path),
  places: async ({ text, paths }) => placesOf(text, paths),
  async change({ text, path, change }) {
    if (change === 'remove' && /^arms\.\d+/.test(path)) return withoutThatArm(text, path);
    if (typeof change === 'string') return changeRow(text, path, change);
    const { value } = change;
    if (value !== undefined && path === 'citation.authors') return put(text, path, asYamlList(value));
    return changeValue(text, path, change) ?? (value === undefined ? null : put(text, path, asYaml(value)));
  },
  put: async ({ text, writings }) => withValues(text, writings, sourceIn(text)),
  interval: async ({ text, interval }) => withInterval(text, interval),
  open: async ({ text, around }) => openPlaces(text, around),
  async printed({ text, words, around }) {
    const isAbsent = /\bNR\b|\bnot (?:reported|filled in)|^[–—-]$/.test(words);
    const [, prompt] = /^\[(.+)\]$/.exec(words) ?? [];
    if (prompt !== undefined) return { path: openPlaces(text, [prompt])[0]?.path ?? null, places: [] };
    const path = isAbsent ? null : pathOfWords(text, words);
    return {
      path,
      places: isAbsent ? openPlaces(text, [words.replace(/\bn\b/, 'number assigned people'), ...around]) : [],
    };
  },
  offset: async ({ text, offset }) => pathOfOffset(text, offset),
  finished: async ({ text }) => withoutKey(text, 'draft'),
  outcome: async ({ text, outcome }) => withOutcome(text, outcome, sourceIn(text)),
  compared: async ({ text, today }) =>
    withValues(withoutKey(text, 'verified'), [{ key: 'verified', value: today }], ''),
  async checks({ file, text, path }) {
    return (await attempt(async () => checksOf(file, text, path))).made ?? [];
  },
};

/** Places for words of one's own, which no source gives. */
const ownWords =
  /^(?:presenter|question|headline|bottom_line|why|strengths|limitations|takeaways|questions|abbreviations|\w+_message)\b/;

/** What is known of a place; one that is not there yet has an empty value. */
function looked(text: string, asked: string): Answers['look'] {
  const interval = intervalAt(text, asked);
  const list = listAt(text, asked);
  const path = interval?.path ?? list?.path ?? asked;
  const known = valueAt(text, list ? `${path}.0` : interval ? `${path}.low` : path);
  const isOpen =
    known === null &&
    (interval !== null ||
      /^abbreviations\.[\p{L}\d-]+$/u.test(path) ||
      openPlaces(text).some((place) => place.path === path));
  const empty = isOpen ? valueAt(text, 'id') : null;
  const value = known ?? (empty && { ...empty, written: '', isProse: false, about: [], source: '', at: '' });
  const written = list?.written ?? value?.written ?? '';
  return {
    value: value && { ...value, path, written, isProse: list ? false : value.isProse || ownWords.test(path) },
    ...{ row: rowAt(text, path), name: nameOfPlace(text, path), interval },
  };
}

/** A value that is written where none was, as one edit. */
function put(text: string, key: string, value: string): Edit | null {
  const after = withValues(text, [{ key, value }], sourceIn(text));
  return after === null ? null : { from: 0, to: text.length, insert: after };
}

/** Without an arm, and without what is told of it elsewhere. */
function withoutThatArm(text: string, path: string): Edit | null {
  const [row = ''] = /^arms\.\d+/.exec(path) ?? [];
  const after = withoutArm(text, valueAt(text, `${row}.id`)?.written ?? '');
  return after === null ? null : { from: 0, to: text.length, insert: after };
}

/** Of an interval that is there only what differs is written: what else is told of its limits stays. */
function withInterval(text: string, { path, low, high, level }: IntervalAt): string | null {
  const now = intervalAt(text, path);
  if (!now || now.low === '')
    return withValues(
      text,
      [{ key: path, value: `{ low: ${low}, high: ${high}, level: ${level || 'not stated'} }` }],
      sourceIn(text),
    );
  let written: string | null = text;
  for (const [key, value, before] of [
    ['low', low, now.low],
    ['high', high, now.high],
    ['level', level || 'not stated', now.level],
  ] as const) {
    if (written === null || value === before) continue;
    const edit = changeValue(written, `${path}.${key}`, { value });
    written = edit && written.slice(0, edit.from) + edit.insert + written.slice(edit.to);
  }
  return written;
}

/** The first source of a dataset, which sections that are begun name. */
const sourceIn = (text: string): string => valueAt(text, 'id')?.sources[0]?.id ?? 'article';
