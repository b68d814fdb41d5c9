/** Adverse events: deaths, serious, others, and the commonest by name. */
import type { ArmDraft } from './arms.js';
import { matchGroups } from './groups.js';
import { exact, figure } from './figures.js';
import { armNames } from './names.js';
import { postedOutcomes, type Doubtful } from './outcomes.js';
import { doubtfulWords, quarantined } from './quarantine.js';
import type { EventGroup, EventRecord, TrialRecord } from './record.js';
import type { Room } from './room.js';
import { idFrom, shorten, words } from './text.js';
import { apart, Figure, type Tree } from './yaml.js';

interface Safety {
  events: Tree[];
  remarks: string[];
}

/** Counts by arm; where the groups are not the arms of the trial, they are told in words. */
export function safetyOf(record: TrialRecord, arms: ArmDraft[], doubtful: Doubtful, room: Room): Safety {
  const module = record.resultsSection.adverseEventsModule;
  const { eventGroups, seriousEvents, otherEvents } = module;
  if (eventGroups.length === 0) return { events: [], remarks: ['The record has no adverse events.'] };
  const matched = matchGroups(eventGroups, arms);
  const named = commonest(otherEvents, [...matched.keys()]);
  const kept = named.slice(0, room.events);
  const row = (event: Event): Tree => eventRow(event, eventGroups, matched, doubtful);
  const areCounted = eventGroups.some(({ deathsNumAffected }) => deathsNumAffected !== '');
  const deaths = areCounted ? null : deathsElsewhere(record);
  const left = areCounted ? null : deathsInFlow(record);
  const taken = kept.length === 0 ? 'none' : `the ${kept.length} not serious that most people in any arm had`;
  return {
    events: [
      ...totals(module, row),
      ...(deaths ? [] : [left === null ? row(death) : untold(left)]),
      ...namedEvents(kept, named).map(row),
    ],
    remarks: [
      ...groupRemarks(module, matched),
      ...(deaths ? [`Deaths are not counted here, but in an outcome of the record: “${shorten(deaths, 120)}”.`] : []),
      `The record names ${seriousEvents.length + otherEvents.length} events. Taken: ${taken}. It does not count people with any adverse event.`,
    ],
  };
}

type SafetyModule = TrialRecord['resultsSection']['adverseEventsModule'];

/** When events were counted, and in whom that is no arm. */
function groupRemarks({ timeFrame, eventGroups }: SafetyModule, matched: Map<string, ArmDraft>): string[] {
  const foreign = eventGroups.filter(({ id }) => !matched.has(id)).map(({ title }) => `“${title}”`);
  return [
    ...(timeFrame ? [`Counted over: ${shorten(timeFrame, 300)}`] : []),
    ...(foreign.length > 0 && matched.size > 0
      ? [`Left out, not being arms of the trial: ${shorten(foreign.join(', '), 300)}.`]
      : []),
  ];
}

/** People with a serious event, and with another. */
function totals(module: SafetyModule, row: (event: Event) => Tree): Tree[] {
  const threshold = exact(figure(module.frequencyThreshold));
  const other = threshold
    ? `Other adverse event, of those in more than ${module.frequencyThreshold}% of an arm`
    : 'Other adverse event';
  return [
    row({
      id: 'serious',
      name: 'Serious adverse event',
      kind: 'serious',
      at: 'seriousNumAffected',
      of: ({ seriousNumAffected, seriousNumAtRisk }) => [seriousNumAffected, seriousNumAtRisk],
    }),
    isNoneCounted(module)
      ? notCounted(other)
      : row({
          id: 'other',
          name: other,
          kind: 'other',
          at: 'otherNumAffected',
          of: ({ otherNumAffected, otherNumAtRisk }) => [otherNumAffected, otherNumAtRisk],
        }),
  ];
}

const death: Event = {
  id: 'death',
  name: 'Death from any cause',
  kind: 'death',
  at: 'deathsNumAffected',
  of: ({ deathsNumAffected, deathsNumAtRisk }) => [deathsNumAffected, deathsNumAtRisk],
};

/** The outcome that tells of deaths from any cause; null where no outcome does. */
function deathsElsewhere(record: TrialRecord): string | null {
  const told = postedOutcomes(record).find(({ title }) =>
    /\b(all[- ]cause|any[- ]cause|overall|total) (mortality|deaths?)$|\b(deaths?|mortality) (from|of|due to) any cause$|^(time to )?(deaths?|mortality)$/i.test(
      title.replace(/[\s(][^\s()]*\)$/, '').trim(),
    ),
  );
  return told?.title ?? null;
}

/** Deaths among the reasons to leave: `2 (Drug); 1 (Placebo)`; null where there are none. */
function deathsInFlow({ resultsSection: { participantFlowModule } }: TrialRecord): string | null {
  const reasons = participantFlowModule.periods.flatMap(({ dropWithdraws }) =>
    dropWithdraws.filter(({ type }) => /\bdeaths?\b|\bdied\b/i.test(type)).flatMap((one) => one.reasons),
  );
  const told = participantFlowModule.groups.flatMap(({ id, title }) => {
    const own = reasons
      .filter(({ groupId }) => groupId === id)
      .flatMap(({ numSubjects }) => exact(figure(numSubjects)) ?? []);
    const sum = own.reduce((before, count) => before + count, 0);
    return sum > 0 ? [`${sum} (${shorten(title, 40)})`] : [];
  });
  return told.length > 0 ? told.join('; ') : null;
}

const untold = (left: string): Tree =>
  apart(
    {
      id: death.id,
      name: death.name,
      kind: death.kind,
      population: 'all',
      told: 'deaths: not counted among the events; some people left the trial by death',
      source: 'registry',
      at: 'participantFlowModule, reasons to leave',
    },
    `By death left, as the flow of participants has it: ${left}.`,
  );

/** Those that are kept, by names that tell them from all others. */
function namedEvents(kept: EventRecord[], all: EventRecord[]): Event[] {
  const taken = new Set(['serious', 'other', 'death']);
  return kept.map(({ term, organSystem, stats }) => {
    // “Any event” is one of each organ system.
    const isShared = all.filter((other) => other.term === term).length > 1;
    const name = isShared && organSystem ? `${organSystem}: ${term.toLowerCase()}` : term;
    return {
      id: idFrom(name, taken, 'event'),
      name: sentenceCase(shorten(name, 60)),
      kind: 'common',
      at: 'otherEvents, by its term',
      of: ({ id }) => {
        const stat = stats.find(({ groupId }) => groupId === id);
        return [stat?.numAffected ?? '', stat?.numAtRisk ?? ''];
      },
    };
  });
}

/** Whether the record names no event that is not serious, and counts nobody with one: often because none were collected. */
const isNoneCounted = ({ otherEvents, eventGroups }: SafetyModule): boolean =>
  otherEvents.length === 0 &&
  eventGroups.some(({ otherNumAtRisk }) => exact(figure(otherNumAtRisk)) !== 0) &&
  eventGroups.every(({ otherNumAffected }) => exact(figure(otherNumAffected)) === 0);

const notCounted = (name: string): Tree =>
  apart(
    {
      id: 'other',
      name,
      kind: 'other',
      population: 'all',
      told: 'the record counts nobody and names no event; they may not have been collected',
      source: 'registry',
      at: 'adverseEventsModule, otherNumAffected',
    },
    'The record has 0 in every arm, and no event by name.',
  );

/** Numbers affected and at risk, as written. */
type Affected = (group: EventGroup) => [string, string];

/** An event, about to become a row; `of` counts it in a group. */
interface Event {
  id: string;
  name: string;
  kind: string;
  at: string;
  of: Affected;
}

function eventRow(
  { id, name, kind, at, of }: Event,
  groups: EventGroup[],
  matched: Map<string, ArmDraft>,
  doubtful: Doubtful,
): Tree {
  const arms: Record<string, Tree> = {};
  const remarks: string[] = [];
  for (const group of groups) {
    const arm = matched.get(group.id);
    if (!arm) continue;
    const [affected, atRisk] = of(group);
    arms[arm.id] = count(affected, atRisk);
    const [part, whole] = [exact(figure(affected)), exact(figure(atRisk))];
    if (part !== null && whole !== null && whole > 0 && part > whole)
      remarks.push(`Doubtful: ${affected} of ${atRisk} in ${group.id}.`);
    if (affected !== '' && figure(affected) === null) remarks.push(`“${affected}” in the record for ${group.id}.`);
  }
  const why = doubtful.get(`adverse_events.${id}`);
  // Deaths are told without their name, as a sentence of their own.
  const opening = kind === 'death' ? 'deaths: ' : '';
  if (why !== undefined) remarks.push(...quarantined(why, arms));
  return apart(
    {
      id,
      name,
      kind,
      population: 'all',
      arms: why === undefined ? arms : {},
      told: why !== undefined ? doubtfulWords : matched.size > 0 ? null : `${opening}${inWords(groups, of)}`,
      source: 'registry',
      at: `adverseEventsModule, ${at}, ${(matched.size > 0 ? [...matched.keys()] : groups.map((group) => group.id)).join(', ')}`,
    },
    remarks,
  );
}

function count(affected: string, atRisk: string): Tree {
  const [events, n] = [figure(affected), figure(atRisk)];
  if (exact(n) === 0) return 'not applicable';
  if (events === null) return 'not reported';
  return { n: n === null ? null : new Figure(n), events: new Figure(events) };
}

/** Letters of the name of a group that is told in words. */
const lettersOfGroup = 30;

/** `3 of 40 (Drug A); 2 of 38 (Drug B)`. */
function inWords(groups: EventGroup[], of: Affected): string {
  const names = armNames(
    groups.map(({ title }) => title),
    lettersOfGroup,
  );
  const told = groups.slice(0, 6).flatMap((group, index) => {
    const [affected, atRisk] = of(group);
    const name = names[index]!;
    return affected === '' ? [] : [`${affected}${atRisk ? ` of ${atRisk}` : ''} (${name})`];
  });
  return told.length > 0 ? told.join('; ') : 'not reported';
}

function commonest(events: EventRecord[], groups: string[]): EventRecord[] {
  const share = ({ stats }: EventRecord) =>
    Math.max(
      0,
      ...stats
        .filter(({ groupId }) => groups.includes(groupId))
        .map(
          ({ numAffected, numAtRisk }) => (exact(figure(numAffected)) ?? 0) / (exact(figure(numAtRisk)) || Infinity),
        ),
    );
  return events
    .filter((event) => event.term !== '' && share(event) > 0)
    .toSorted((a, b) => share(b) - share(a) || a.term.localeCompare(b.term, 'en'));
}

/** Terms in capitals are read aloud letter by letter. */
function sentenceCase(term: string): string {
  const shouting = words(term).length > 0 && term === term.toUpperCase() && term.length > 5;
  return shouting ? term.charAt(0) + term.slice(1).toLowerCase() : term;
}
