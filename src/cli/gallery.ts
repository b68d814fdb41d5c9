/** A list of documents as one HTML file: it needs nothing else, also no network. */
import { openSeal } from '../seal.js';
import { escapeXml } from '../xml/escape.js';
import { countOf } from './report.js';
import type { Entry } from './state.js';
import { own } from '../own.js';

const kinds: Record<string, [string, string]> = { pdf: ['Page', 'page'], pptx: ['Deck', 'slide'] };

/** The list of these trials, with a field that searches it and a seal that is still open. Everything is escaped. */
export function galleryOf(entries: readonly Entry[]): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trial briefs</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
label, input { font: inherit; }
input { padding: .4rem .6rem; width: 100%; max-width: 30rem; box-sizing: border-box; }
ul { list-style: none; padding: 0; }
li { padding: .8rem 0; border-top: 1px solid #8888; }
h2 { font-size: 1.1rem; margin: 0; }
p { margin: .1rem 0; }
</style>
</head>
<body>
<main>
<h1>Trial briefs</h1>
<p><label for="search">Search by words of the headline, the design or the source</label></p>
<p><input id="search" type="search" autocomplete="off"></p>
<p id="count" role="status">${countOf(entries.length, 'trial')}</p>
<ul id="trials">
${entries.map(itemOf).join('\n')}
</ul>
</main>
<script>
const items = [...document.querySelectorAll('#trials > li')];
document.getElementById('search').addEventListener('input', ({ target }) => {
  const words = target.value.toLowerCase().split(/\\s+/);
  for (const item of items) {
    const text = item.textContent.toLowerCase();
    item.hidden = !words.every((word) => text.includes(word));
  }
  const shown = items.filter((item) => !item.hidden).length;
  document.getElementById('count').textContent = shown + (shown === 1 ? ' trial' : ' trials');
});
</script>
</body>
</html>
<!-- ${openSeal} -->
`;
}

function itemOf({ title, headline, design, outputs }: Entry): string {
  const links = outputs.map(({ name, pages }) => {
    const [kind, unit] = own(kinds, name.split('.').at(-1)!) ?? ['Document', 'page'];
    const label = `${kind}: ${headline}`;
    return `<a href="${escapeXml(encodeURIComponent(name))}" aria-label="${escapeXml(label)}">${kind}</a> (${countOf(pages, unit)})`;
  });
  return `<li><h2>${escapeXml(headline)}</h2><p>${escapeXml(design)}. ${escapeXml(title)}.</p><p>${links.join(' · ')}</p></li>`;
}
