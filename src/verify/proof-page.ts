/** The proof sheet as one page of HTML: each value leads to its place in the text of its source. It runs no script. */
import { openSeal } from '../seal.js';
import { escapeXml } from '../xml/escape.js';
import type { Block } from './block.js';
import { counts, type ProofReport } from './proof.js';
import type { SourceText } from './source.js';
import type { Proof, Verdict } from './verify.js';

const heads: [Verdict, string][] = [
  ['not found', '✗ Not found'],
  ['ambiguous', '? Something speaks against it'],
  ['found elsewhere', '~ In another place'],
  ['found', '✓ Found'],
];

const styles = `:root { color-scheme: light dark; --line: #8886; --mark: #fdf0c2; --hit: #0b6477; }
@media (prefers-color-scheme: dark) { :root { --mark: #5a4a10; --hit: #7cc7d6; } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; display: grid; grid-template-columns: minmax(18rem, 2fr) 3fr; height: 100vh; }
nav, main { overflow: auto; padding: 1rem 1.4rem; box-sizing: border-box; }
nav { border-right: 1px solid var(--line); }
h1 { font-size: 1.2rem; margin: 0 0 .4rem; } h2 { font-size: 1rem; margin: 1.2rem 0 .3rem; } h1, h2 { overflow-wrap: anywhere; }
main:focus-visible { outline: 3px solid var(--hit); outline-offset: -3px; }
ul { list-style: none; padding: 0; margin: 0; } li { margin: .3rem 0; overflow-wrap: anywhere; }
a { color: inherit; } a:focus-visible { outline: 3px solid var(--hit); outline-offset: 2px; }
small { display: block; opacity: .75; }
mark { background: var(--mark); color: inherit; scroll-margin: 40vh; }
mark:target, mark:target mark { background: var(--hit); color: Canvas; }
.row { font-variant-numeric: tabular-nums; border-bottom: 1px solid var(--line); padding: .15rem 0; margin: 0; }
.place { opacity: .6; font-size: .85rem; }
@media (max-width: 50rem) { body { display: block; height: auto; } nav { border: 0; } }
@media print { body { display: block; height: auto; } }
`;

/** A whole document. The sources are those that were read, by their ids. */
export function proofPage(
  { title, proofs, lacking, names }: ProofReport,
  sources: ReadonlyMap<string, SourceText>,
  language: string,
): string {
  const numbered = proofs.map((proof, index) => ({ proof, anchor: `v${index + 1}` }));
  const read = numbered.filter(({ proof }) => names.has(proof.item.source));
  const groups = heads.flatMap(([verdict, head]) => {
    const own = read.filter(({ proof }) => proof.verdict === verdict);
    const items = own.map(({ proof, anchor }) => itemOf(proof, anchor)).join('\n');
    return own.length === 0 ? [] : [`<h2>${escapeXml(head)}: ${own.length}</h2>\n<ul>\n${items}\n</ul>`];
  });
  const lacks = [...lacking.values()]
    .flat()
    .map(
      ({ shown, sentence, place }) =>
        `<li>${escapeXml(shown)}<small>${escapeXml([place, sentence].filter(Boolean).join(' · '))}</small></li>`,
    );
  const other =
    lacks.length === 0
      ? []
      : [`<h2>The paper says, and the data do not: ${lacks.length}</h2>\n<ul>\n${lacks.join('\n')}\n</ul>`];
  const texts = [...sources].map(([id, { blocks }]) => {
    const own = read.filter(({ proof }) => proof.item.source === id);
    return `<h2>${escapeXml(names.get(id) ?? id)}</h2>\n${blocks.map((block, index) => blockOf(block, index, own)).join('\n')}`;
  });
  return `<!DOCTYPE html>
<html lang="${escapeXml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeXml(title)}</title>
<style>
${styles}</style>
</head>
<body>
<nav aria-label="Values">
<h1>${escapeXml(title)}</h1>
<p>${escapeXml(counts(proofs))} Whether a value is this value, you read.</p>
${[...groups, ...other].join('\n')}
</nav>
<main tabindex="0" aria-label="Sources">
${texts.join('\n')}
</main>
<!-- ${openSeal} -->
</body>
</html>
`;
}

function itemOf({ item: { shown, path }, spot, doubt, place }: Proof, anchor: string): string {
  const told = [path, place, doubt].filter(Boolean).join(' · ');
  const name = escapeXml(shown);
  return `<li>${spot ? `<a href="#${anchor}">${name}</a>` : name}<small>${escapeXml(told)}</small></li>`;
}

/** A block of a source, the numbers that were found in it marked. */
function blockOf({ text, page, cells }: Block, index: number, own: { proof: Proof; anchor: string }[]): string {
  const here = own.filter(({ proof: { spot } }) => spot?.block === index);
  const spots = [...new Map(here.map(({ proof: { spot } }) => [spot!.start, spot!])).values()].sort(
    (a, b) => a.start - b.start,
  );
  let [marked, done] = ['', 0];
  for (const { start, end } of spots) {
    if (start < done) continue;
    const anchors = here.filter(({ proof: { spot } }) => spot!.start === start).map(({ anchor }) => anchor);
    const opened = anchors.map((anchor) => `<mark id="${anchor}">`).join('');
    marked += `${escapeXml(text.slice(done, start))}${opened}${escapeXml(text.slice(start, end))}${'</mark>'.repeat(anchors.length)}`;
    done = end;
  }
  const place = page === null ? '' : `<span class="place">page ${page}</span> `;
  return `<p${cells ? ' class="row"' : ''}>${place}${marked}${escapeXml(text.slice(done))}</p>`;
}
