/** The record as a source: what is cited, registered, and of which day. */
import type { RegistryTrial } from '../registry-trial.js';
import { shorten } from '../text.js';
import { apart, Figure, type Tree } from '../tree.js';

/** `sources`, `citation` and `registrations`; `citation` replaces that of the record, and `article` is a source besides. */
export function sourcesOf(
  trial: RegistryTrial,
  { citation, article }: { citation?: Record<string, Tree>; article?: string },
): Record<string, Tree> {
  return {
    sources: apart([
      sourceOf(trial),
      ...(article === undefined ? [] : [{ id: 'article', kind: 'article', cite: article }]),
    ]),
    citation: apart(citation ?? recordCitation(trial), citation ? [] : citationRemarks(trial)),
    registrations: apart(registrationsOf(trial)),
  };
}

/** The day on which the record was last changed. */
export function lastUpdate(trial: RegistryTrial): string {
  const day = [trial.dates.updated, trial.dates.posted].find((date) =>
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date),
  );
  return day ?? '2000-01-01';
}

function sourceOf(trial: RegistryTrial): Tree {
  return {
    id: 'registry',
    kind: 'registry',
    cite: `${trial.registry.name} ${trial.registry.id}, posted results`,
    date: lastUpdate(trial),
    url: trial.registry.url,
  };
}

/** The record itself: it is what was read. */
function recordCitation(trial: RegistryTrial): Record<string, Tree> {
  const { titles, registry, sponsor, dates } = trial;
  return {
    title: shorten(titles.official || titles.brief || registry.id, 200),
    authors: [sponsor || 'Sponsor not stated'],
    journal: registry.name,
    year: new Figure(/^\d{4}/.exec(dates.posted || lastUpdate(trial))?.[0] ?? '2000'),
    url: trial.registry.url,
    source: 'registry',
    at: 'identificationModule',
  };
}

function citationRemarks(trial: RegistryTrial): string[] {
  const articles = trial.articles;
  const remarks = [
    'The record itself is cited, being what was read. To cite the article: npx trialbrief import … --citation FILE',
  ];
  if (articles.length > 0) remarks.push('Articles that the record names as its results:');
  for (const { citation, pmid } of articles.slice(0, 5))
    remarks.push(`· ${shorten(citation, 400)}${pmid ? ` PMID ${pmid}` : ''}`);
  if (articles.length > 5) remarks.push(`· and ${articles.length - 5} more`);
  return remarks;
}

function registrationsOf(trial: RegistryTrial): Tree[] {
  const { name, id, url, others } = trial.registry;
  return [
    { registry: name, id, url, source: 'registry' },
    ...others.map((other) => ({ ...other, source: 'registry' })),
  ];
}
