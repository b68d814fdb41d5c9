/** What an abstract tells of places that a dataset has not filled in: each value with its sentence, to be taken by a person. */
import { childOf, parsed, rowsOf, wordsOf, type Parsed } from '../dataset/edit/nodes.js';
import { plainName } from '../dataset/edit/plain-names.js';
import { pathAt, writtenAt, type Writing } from '../dataset/edit/put.js';
import type { Article } from './article.js';
import { candidatesIn, type Candidate, type NamedArm } from './candidates.js';
import { types } from './kinds.js';
import { plainNumber } from './plain-values.js';
import { subgroupsIn, type ToldSubgroup } from './subgroups.js';
import { overlap } from './compared.js';

export interface Proposal {
  /** The same for the same figure of the same sentence. */
  id: string;
  /** As the abstract has it, and as it would be written. */
  figure: string;
  value: string;
  sentence: string;
  /** Where in the sentence it stands. */
  start: number;
  end: number;
  /** The place that it would be written at; null where a person has to say which. */
  place: { path: string; name: string } | null;
  writings: Writing[];
  isInterval: boolean;
  /** What an estimate estimates, where its words tell it. */
  measure?: string;
}

/** Those that are open, in the order of the abstract: with a place of their own first. */
export function proposalsIn(article: Article, text: string): Proposal[] {
  const document = parsed(text);
  if (!document) return [];
  const { arms, outcome, type } = readingOf(document);
  const found = candidatesIn(article.abstract, arms, outcome, type).map((one) => proposalOf(document, one));
  const subgroups = subgroupsIn(article.abstract, arms);
  const ofSubgroup = ({ sentence, start, end }: Proposal) =>
    subgroups.some((one) => one.sentence === sentence && overlap(one.span, { start, end }));
  const told = subgroups.map((one) => proposalOfSubgroup(document, one)).filter((one) => one !== null);
  const open = found
    .filter((one) => !ofSubgroup(one))
    .filter(({ place, writings }) => place === null || writtenAt(document, writings[0]!.key) === null);
  const values = new Set(open.filter(({ place }) => place).map(({ value }) => value));
  // What is proposed, or stands in the data, need not be asked for again where it is repeated.
  const others = open.filter(
    ({ place, value, isInterval }) =>
      !place && !values.has(value) && (isInterval || (!isYear.test(value) && !stands(text, value))),
  );
  return [...open.filter(({ place }) => place), ...told, ...others];
}

/** All that is told of a subgroup, as one; null where the data have it. */
function proposalOfSubgroup(document: Parsed, { sentence, span, name, told, writings }: ToldSubgroup): Proposal | null {
  const [people] = writings;
  const id = /id: ([\w-]+)/.exec(people!.value)![1]!;
  if (rowsOf(document, 'populations').some((row) => wordsOf(childOf(row, 'id')) === id)) return null;
  const place = { path: `populations.${rowsOf(document, 'populations').length}.name`, name: `A subgroup, ${name}` };
  return {
    ...{ id: `${id}|${span.start}|${sentence}`, figure: told, value: told, sentence, ...span },
    ...{ place, writings, isInterval: false },
  };
}

/** A year alone is of a date, or of a name. */
const isYear = /^(?:19|20)\d\d$/;

/** Whether a line of the data, not a remark, has a value as a number of its own. */
const stands = (text: string, value: string): boolean =>
  text.split('\n').some((line) => {
    const at = /^\s*#/.test(line) ? -1 : line.indexOf(value);
    const [before, after] = [line.slice(0, Math.max(0, at)), line.slice(at + value.length)];
    return at >= 0 && !/[\d.·,]$/.test(before) && !/^(?:[\d·]|[.,]\d)/.test(after);
  });

function proposalOf(document: Parsed, { figure, key, sentence, span, writes, limits, measure }: Candidate): Proposal {
  const path = writes.length > 0 ? pathAt(document, key) : null;
  const [first] = writes;
  return {
    ...{ id: `${figure}|${span.start}|${sentence}`, figure, sentence, start: span.start, end: span.end },
    value: first?.value ?? limits ?? plainNumber(figure),
    place: path === null ? null : { path, name: plainName(document, path) },
    writings: path === null ? [] : [...writes],
    isInterval: limits !== undefined,
    ...(measure !== undefined && { measure }),
  };
}

/** Arms and primary outcome of a dataset, by which an abstract is read. */
function readingOf(document: Parsed): { arms: NamedArm[]; outcome: string; type: (typeof types)[number] | null } {
  const of = (row: unknown, key: string) => wordsOf(childOf(row, key)) ?? '';
  const arms = rowsOf(document, 'arms').map((row): NamedArm => {
    const role = of(row, 'role') === 'comparator' ? 'comparator' : 'experimental';
    return { id: of(row, 'id'), name: of(row, 'name'), role };
  });
  const main = rowsOf(document, 'outcomes').find((row) => of(row, 'role') === 'primary');
  return { arms, outcome: of(main, 'name'), type: types.find((one) => one === of(main, 'type')) ?? null };
}
