/** Adverse events: deaths, serious, others, and the commonest by name. */
import { armsOf } from './arms.js';
import { countIn } from './cells.js';
import { armNames } from '../reading/names.js';
import { exact, figure } from '../reading/numbers.js';
import { kindOf } from '../reading/kind.js';
import type { Affected, Column, NamedEvent, RegistryTrial } from '../registry-trial.js';
import type { DraftSize } from './draft-size.js';
import { idFrom, shorten, words } from '../text.js';
import type { ArmDraft, EventDraft } from '../drafts.js';

export interface Safety {
  events: EventDraft[];
  remarks: string[];
  /** The commonest events, those of the last place all named: ties are not cut. */
  commonest: EventDraft[];
}

/** Counts by arm; where the groups are not the arms of the trial, they are told in words. */
export function safetyOf(trial: RegistryTrial, arms: ArmDraft[], room: DraftSize): Safety {
  const { harms } = trial;
  const matched = armsOf(harms.columns, arms);
  const all = commonestOf(harms.otherEvents, matched);
  const named = namedEvents(keptOf(all, room.events, matched), harms, matched);
  const death = deathsOf(trial, arms, matched);
  if (harms.columns.length === 0)
    return { events: death, remarks: ['The record has no adverse events.'], commonest: [] };
  const tied = all[0] ? all.filter((event) => totalOf(event, matched) === totalOf(all[0]!, matched)) : [];
  const left = harms.columns.filter(({ id, title }) => !matched.has(id) && !/^total$/i.test(title));
  const isMixed = harms.serious.some(
    ({ column, atRisk }) => matched.has(column.id) && isOfMore(matched.get(column.id)!, atRisk),
  );
  const others = isMixed ? [] : named;
  return {
    events: [
      ...death,
      ...totals(trial, matched).filter(({ kind }) => !isMixed || kind === 'serious'),
      ...others,
      ...leftOf(trial, arms),
    ],
    commonest: tied.length > room.events ? [] : others.slice(0, tied.length),
    remarks: [
      ...(harms.timeframe ? [`Counted over: ${shorten(harms.timeframe, 300)}`] : []),
      ...(left.length > 0 && matched.size > 0
        ? [`Left out, not being arms of the trial: ${shorten(left.map(({ title }) => `“${title}”`).join(', '), 300)}.`]
        : []),
      `The record names ${harms.seriousEvents.length + harms.otherEvents.length} events. Taken: ${named.length === 0 ? 'none' : `the ${named.length} not serious that most people had, all arms together, or that differ most`}. It does not count people with any adverse event.`,
    ],
  };
}

/**
 * Who did not complete the trial, as the participant flow counts them. Not where people had the treatments in turn, nor where an arm has
 * no completers, as where data were cut before anybody could be one.
 */
function leftOf(trial: RegistryTrial, arms: ArmDraft[]): EventDraft[] {
  const { periods, columns } = trial.flow;
  const matched = armsOf(columns, arms);
  const [period] = periods;
  if (!period || periods.length > 1 || trial.design.model === 'crossover' || matched.size === 0) return [];
  const told = (id: string, name: RegExp) =>
    countIn(period.milestones.find((one) => name.test(one.name))?.counts ?? [], id);
  const counts = [...matched].flatMap(([id, arm]) => {
    const [n, completed, events] = [told(id, /^started$/i), told(id, /^completed$/i), told(id, /^not completed$/i)];
    return n === null || events === null || (exact(completed) ?? 0) === 0 ? [] : [{ arm, events, n }];
  });
  const isWhole = counts.length === matched.size && counts.some(({ events }) => events !== '0');
  if (!isWhole) return [];
  const at = `participantFlowModule, ${[...matched.keys()].join(', ')}`;
  return [
    {
      id: 'left',
      name: 'Did not complete the trial',
      kind: 'withdrawal',
      counts,
      told: null,
      at,
      remarks: ['The participant flow lists the reasons.'],
    },
  ];
}

type Matched = ReadonlyMap<string, ArmDraft>;

/** Whether a count is of many more people than the arm has, such as of those who were given the same without being randomised. */
function isOfMore(arm: ArmDraft, atRisk: string): boolean {
  const [n, all] = [exact(arm.n), exact(figure(atRisk))];
  return n !== null && n > 0 && all !== null && all > 2 * n;
}

/** A row of counts by arm; in words where no group is an arm. */
function rowOf(
  row: Pick<EventDraft, 'id' | 'name' | 'kind'> & { place: string },
  list: readonly Affected[],
  matched: Matched,
): EventDraft {
  const { id, name, kind, place } = row;
  const own = list.filter(({ column }) => matched.has(column.id));
  const remarks = own.flatMap(({ column, affected, atRisk }) => {
    const [part, whole] = [exact(figure(affected)), exact(figure(atRisk))];
    const impossible = part !== null && whole !== null && whole > 0 && part > whole;
    return [
      ...(isOfMore(matched.get(column.id)!, atRisk)
        ? [`Doubtful: ${affected} of ${atRisk} in ${column.id} are of more people than were in the arm.`]
        : []),
      ...(impossible ? [`Doubtful: ${affected} of ${atRisk} in ${column.id}.`] : []),
      ...(figure(affected) === null ? [`“${affected}” in the record for ${column.id}.`] : []),
    ];
  });
  const ids = (own.length > 0 ? own : list).map(({ column }) => column.id);
  return {
    id,
    name,
    kind,
    counts: own.map(({ column, affected, atRisk }) => {
      const arm = matched.get(column.id)!;
      return { arm, events: figure(affected), n: figure(atRisk), isOfOthers: isOfMore(arm, atRisk) };
    }),
    told: own.length > 0 ? null : `${kind === 'death' ? 'deaths: ' : ''}${inWords(list)}`,
    at: `adverse events, ${place}, ${ids.join(', ')}`,
    remarks,
  };
}

/** People with a serious event, and with another. */
function totals({ harms }: RegistryTrial, matched: Matched): EventDraft[] {
  const { threshold, other, otherEvents, serious } = harms;
  const name =
    (exact(threshold) ?? 0) > 0
      ? `Other adverse event, of those in more than ${threshold}% of an arm`
      : 'Other adverse event';
  // Nobody counted and none named often means that none were collected.
  const isNone = otherEvents.length === 0 && other.every(({ affected }) => exact(figure(affected)) === 0);
  return [
    rowOf({ id: 'serious', name: 'Serious adverse event', kind: 'serious', place: 'serious' }, serious, matched),
    isNone
      ? {
          id: 'other',
          name,
          kind: 'other',
          counts: [],
          told: 'the record counts nobody and names no event',
          at: 'adverse events, other',
          remarks: [],
        }
      : rowOf({ id: 'other', name, kind: 'other', place: 'other' }, other, matched),
  ];
}

// ── Deaths ──────────────────────────────────────────────────────────────────

/** Deaths wherever the record counts them: among the events, in an outcome, or among the reasons to leave; under its own word. */
function deathsOf(trial: RegistryTrial, arms: ArmDraft[], matched: Matched): EventDraft[] {
  const row = { id: 'death', name: 'Death from any cause', kind: 'death' as const };
  if (trial.harms.deaths.length > 0) return [rowOf({ ...row, place: 'deaths' }, trial.harms.deaths, matched)];
  const own = arms.filter(({ pools }) => pools.length === 0);
  const places = [deathsInOutcome(trial, arms), deathsInFlow(trial, arms)];
  const found = places.find((counts) => counts !== null && counts.counts.length === own.length);
  if (found) return [{ ...row, ...found }];
  const told = deathsInWords(trial, arms);
  return told === null
    ? []
    : [{ ...row, name: 'Deaths', counts: [], told, at: 'participant flow; adverse events', remarks: [] }];
}

/** Deaths that the record tells only together with something else, or only as one serious event, under its own words; null where it tells none. */
function deathsInWords({ flow, harms }: RegistryTrial, arms: ArmDraft[]): string | null {
  const isDeath = (name: string) => /\b(deaths?|died|fatal\w*|mortality)\b/i.test(name);
  const people = (matched: Matched, counts: readonly { column: Column; value: string }[]) =>
    counts
      .flatMap(({ column, value }) => (matched.has(column.id) ? [`${value} (${matched.get(column.id)!.name})`] : []))
      .join(', ');
  const inFlow = flow.periods.flatMap(({ reasons }) => reasons.filter(({ name }) => isDeath(name)));
  const inHarms = harms.seriousEvents.filter(({ term }) => isDeath(term));
  const [reason, event] = [inFlow[0], inHarms[0]];
  const told = [
    ...(reason && inFlow.length === 1
      ? [`“${reason.name}” as a reason for leaving: ${people(armsOf(flow.columns, arms), reason.counts)}`]
      : []),
    ...(event && inHarms.length === 1
      ? [
          `“${event.term}” as a serious event: ${people(
            armsOf(harms.columns, arms),
            event.counts.map(({ column, affected }) => ({ column, value: affected })),
          )}`,
        ]
      : []),
  ];
  return told.length === 0 ? null : `not counted by themselves; ${told.join('; ')}`;
}

type Found = Pick<EventDraft, 'name' | 'counts' | 'told' | 'at' | 'remarks'>;

const anyCause =
  /\b(all[- ]cause|any[- ]cause|overall|total) (mortality|deaths?)\b|\b(deaths?|mortality) (from|of|due to) any cause\b|^(number of )?(participants who died|deaths?|mortality)$/i;

/** The outcome that counts deaths from any cause, and nothing else, in all who were in the arms. */
function deathsInOutcome({ outcomes }: RegistryTrial, arms: ArmDraft[]): Found | null {
  const outcome = outcomes.find(
    (one) =>
      anyCause.test(one.title.replace(/[\s(][^\s()]*\)$/, '').trim()) &&
      !/\b(and|or|composite|subgroups?|cardiovascular)\b/i.test(one.title) &&
      one.rows.length === 1 &&
      kindOf(one).counts !== 'time' &&
      !/%|percent|rate|proportion/i.test(one.unit),
  );
  if (!outcome) return null;
  const matched = armsOf(outcome.columns, arms);
  const [row] = outcome.rows;
  return {
    name: shorten(outcome.title, 60).replace(/\.$/, ''),
    counts: [...matched].map(([id, arm]) => ({
      arm,
      events: figure(row!.measurements.find(({ column }) => column.id === id)?.value ?? ''),
      n: countIn(row!.counted, id),
    })),
    told: null,
    at: `outcome ${outcome.number}, ${[...matched.keys()].join(', ')}`,
    remarks: ['Deaths are not counted among the events of the record; they are those of this outcome.'],
  };
}

/** Those who left by death, in the first period in which anybody did. */
function deathsInFlow({ flow }: RegistryTrial, arms: ArmDraft[]): Found | null {
  const matched = armsOf(flow.columns, arms);
  for (const { title, reasons, milestones } of flow.periods) {
    const reason = reasons.find(({ name }) => /^(deaths?|died|patient died|subject died)$/i.test(name));
    const started = milestones.find(({ name }) => /^started$/i.test(name));
    if (!reason || reason.counts.every(({ value }) => exact(figure(value)) === 0)) continue;
    return {
      name: `Death, as a reason for leaving${flow.periods.length > 1 ? ` in “${shorten(title, 40)}”` : ' the trial'}`,
      counts: [...matched].map(([id, arm]) => ({
        arm,
        events: countIn(reason.counts, id),
        n: started ? countIn(started.counts, id) : null,
      })),
      told: null,
      at: `participant flow, ${shorten(title, 40)}, reasons for leaving, ${[...matched.keys()].join(', ')}`,
      remarks: ['Deaths are not counted among the events of the record; by death left these.'],
    };
  }
  return null;
}

// ── Events by name ──────────────────────────────────────────────────────────

/** Names under which nobody knows what happened. */
const unspecific = /^other\b|\bother(,? specify)?$|[-–,] other\b|^any\b|unspecified|^miscellaneous/i;

const totalOf = ({ counts }: NamedEvent, matched: Matched): number =>
  counts.reduce((sum, { column, affected }) => sum + (matched.has(column.id) ? (exact(figure(affected)) ?? 0) : 0), 0);

/** The events that most people had, all arms together; none that has no name of its own. */
function commonestOf(events: NamedEvent[], matched: Matched): NamedEvent[] {
  return events
    .filter((event) => event.term !== '' && !unspecific.test(event.term) && totalOf(event, matched) > 0)
    .toSorted((a, b) => totalOf(b, matched) - totalOf(a, matched) || a.term.localeCompare(b.term, 'en'));
}

/** The commonest events, and of two arms the one in which they differ most in place of the last. */
function keptOf(all: NamedEvent[], most: number, matched: Matched): NamedEvent[] {
  const first = all.slice(0, most);
  if (matched.size !== 2 || most < 3 || all.length <= most) return first;
  const apart = ({ counts }: NamedEvent) => {
    const shares = counts.flatMap(({ column, affected, atRisk }) => {
      const [events, n] = [exact(figure(affected)), exact(figure(atRisk))];
      return matched.has(column.id) && events !== null && n ? [events / n] : [];
    });
    return shares.length === 2 ? Math.abs(shares[0]! - shares[1]!) : 0;
  };
  const widest = all.reduce((best, next) => (apart(next) > apart(best) ? next : best));
  return first.includes(widest) ? first : [...first.slice(0, -1), widest];
}

/** Those that are kept, by names that tell them from all others. */
function namedEvents(
  kept: NamedEvent[],
  { otherEvents, seriousEvents }: RegistryTrial['harms'],
  matched: Matched,
): EventDraft[] {
  const taken = new Set(['serious', 'other', 'death']);
  const isSerious = (term: string) =>
    seriousEvents.some((event) => event.term.toLowerCase() === term.toLowerCase() && totalOf(event, matched) > 0);
  return kept.map(({ term, system, counts }) => {
    // “Any event” is one of each organ system.
    const isShared = otherEvents.filter((other) => other.term === term).length > 1;
    const own = isShared && system ? `${system}: ${term.toLowerCase()}` : term;
    const name = isSerious(term) ? `${shorten(own, 45)}, not serious` : own;
    return rowOf(
      {
        id: idFrom(name, taken, 'event'),
        name: sentenceCase(shorten(name, 60)),
        kind: 'common',
        place: 'other, by its term',
      },
      counts,
      matched,
    );
  });
}

/** Letters of the name of a group that is told in words. */
const lettersOfGroup = 30;

/** `3 of 40 (Drug A); 2 of 38 (Drug B)`. */
function inWords(list: readonly Affected[]): string {
  const own = list.filter(({ column }: { column: Column }) => !/^total$/i.test(column.title)).slice(0, 6);
  const names = armNames(
    own.map(({ column }) => column.title),
    lettersOfGroup,
  );
  const told = own.map(
    ({ affected, atRisk }, index) => `${affected}${atRisk ? ` of ${atRisk}` : ''} (${names[index]!})`,
  );
  return told.length > 0 ? told.join('; ') : 'not reported';
}

/** Terms in capitals are read aloud letter by letter. */
export function sentenceCase(term: string): string {
  const shouting = words(term).length > 0 && term === term.toUpperCase() && term.length > 5;
  return shouting ? term.charAt(0) + term.slice(1).toLowerCase() : term;
}
