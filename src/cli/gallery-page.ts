/** How the gallery looks and what its filters do, as they stand in the file. */

export const styles = `:root { color-scheme: light dark; }
body { font: 1rem/1.45 system-ui, sans-serif; color: #1b2430; background: #fff; max-width: 80rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { margin: 0 0 .8rem; }
form { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; align-items: end; }
form p { margin: 0; display: grid; gap: .2rem; }
form p:first-child { flex: 1 1 20rem; }
input, select, button { font: inherit; padding: .35rem .6rem; max-width: 100%; box-sizing: border-box; }
select { max-width: 16rem; }
a { color: #0b6477; }
a:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible { outline: 3px solid #0b6477; outline-offset: 2px; }
@media (prefers-color-scheme: dark) {
  body { color: #e8ecf1; background: #14181f; }
  a { color: #7cc7d6; }
  a:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible { outline-color: #7cc7d6; }
}
ul { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: 1.6rem 1.2rem; }
li { content-visibility: auto; contain-intrinsic-size: auto 17rem 31rem; }
li[hidden] { display: none; }
.page { display: block; background: #fff; border: 1px solid #8886; border-radius: 4px; overflow: hidden; }
.page img { display: block; width: 100%; aspect-ratio: 210 / 297; object-fit: contain; }
h2 { font-size: 1.05rem; line-height: 1.25; margin: .6rem 0 .2rem; overflow-wrap: anywhere; }
li p { margin: .1rem 0; overflow-wrap: anywhere; }
`;

/** Shows the trials that have all the words and the chosen values; the address keeps them, so that it can be sent to others. */
export const filterScript = `const form = document.getElementById('filters');
const names = ['condition', 'design', 'year'];
const search = document.getElementById('search');
const trials = [...document.querySelectorAll('#trials > li')].map((item) => ({ item, text: item.textContent.toLowerCase() }));
function show() {
  const words = search.value.toLowerCase().split(/\\s+/);
  const chosen = names.map((name) => [name, form.elements[name].value]).filter(([, value]) => value !== '');
  let count = 0;
  for (const { item, text } of trials) {
    const fits = chosen.every(([name, value]) => item.dataset[name] === value) && words.every((word) => text.includes(word));
    item.hidden = !fits;
    if (fits) count += 1;
  }
  document.getElementById('count').textContent = count === 0 ? 'no trial has all of this' : count + (count === 1 ? ' trial' : ' trials');
  const kept = new URLSearchParams([...(search.value ? [['search', search.value]] : []), ...chosen]);
  location.replace('#' + kept);
}
const told = new URLSearchParams(location.hash.slice(1));
search.value = told.get('search') ?? '';
for (const name of names) if (told.has(name)) form.elements[name].value = told.get(name);
form.addEventListener('input', show);
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(show));
if (told.size > 0) show();
`;
