/** The documents of a folder as one HTML file: their pages in small, with filters and a search. It needs no network. */
import { own } from '../own.js';
import { openSeal } from '../seal.js';
import { escapeXml } from '../xml/escape.js';
import { filterScript, styles } from './gallery-page.js';
import { countOf } from './report.js';
import type { Entry } from './state.js';

const kinds: Record<string, [string, string]> = {
  pdf: ['Page', 'page'],
  pptx: ['Deck', 'slide'],
  svg: ['Picture', 'page'],
};

/** What the list can be narrowed by. */
const filters = { condition: 'Condition', design: 'Design', year: 'Year' } as const;
type Filter = keyof typeof filters;

/** The gallery of these trials, with a seal that is still open. Everything is escaped. */
export function galleryOf(entries: readonly Entry[]): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trial briefs</title>
<style>
${styles}</style>
</head>
<body>
<main>
<h1>Trial briefs</h1>
<form id="filters" role="search">
<p><label for="search">Words of the headline, the condition, the design or the source</label>
<input id="search" type="search" autocomplete="off"></p>
${(Object.keys(filters) as Filter[]).map((name) => filterOf(name, entries)).join('\n')}
<p><button type="reset">Show all</button></p>
</form>
<p id="count" role="status">${countOf(entries.length, 'trial')}</p>
<ul id="trials">
${entries.map(itemOf).join('\n')}
</ul>
</main>
<script>
${filterScript}</script>
</body>
</html>
<!-- ${openSeal} -->
`;
}

/** A choice of one value, each with how many trials have it; the newest year first. */
function filterOf(name: Filter, entries: readonly Entry[]): string {
  const counts = new Map<string, number>();
  for (const entry of entries) counts.set(entry[name], (counts.get(entry[name]) ?? 0) + 1);
  const values = [...counts.keys()].sort((a, b) => a.localeCompare(b, 'en') * (name === 'year' ? -1 : 1));
  const options = values.map((value) => {
    const text = escapeXml(value);
    return `<option value="${text}">${text} (${counts.get(value)!})</option>`;
  });
  return `<p><label for="${name}">${filters[name]}</label>
<select id="${name}" name="${name}"><option value="">all</option>${options.join('')}</select></p>`;
}

function itemOf({ title, headline, design, condition, year, outputs, preview }: Entry): string {
  const [name, value] = [escapeXml(headline), (text: string) => `"${escapeXml(text)}"`];
  const links = outputs.map((output) => {
    const [kind, unit] = own(kinds, output.name.split('.').at(-1)!) ?? ['Document', 'page'];
    return `<a href="${addressOf(output.name)}" aria-label=${value(`${kind}: ${headline}`)}>${kind}</a> (${countOf(output.pages, unit)})`;
  });
  const first = outputs[0];
  // The link by its name follows: this one is for pointers alone.
  const picture =
    preview && first
      ? `<a class="page" href="${addressOf(first.name)}" tabindex="-1" aria-hidden="true"><img src="${addressOf(preview.name)}" alt="" loading="lazy" decoding="async"></a>`
      : '';
  return `<li data-condition=${value(condition)} data-design=${value(design)} data-year=${value(year)}>${picture}<h2>${name}</h2><p>${escapeXml(`${design}, ${condition}`)}</p><p>${escapeXml(title)}</p><p>${links.join(' · ')}</p></li>`;
}

/** The address of a file beside or below the list. */
const addressOf = (name: string) => escapeXml(name.split('/').map(encodeURIComponent).join('/'));
