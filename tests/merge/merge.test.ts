/** A deck is edited as people do, the data change, and both are in what comes out. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { mergeDeck, type Merged } from '../../src/merge/merge.js';
import { Package } from '../../src/merge/package.js';
import { presentationPart, slidesOf, type DeckSlide } from '../../src/merge/slides.js';
import { at, attribute, within, type Element } from '../../src/merge/xml.js';
import { deckOf, deckWith, edited, plain, retype, titlesOf, wordsOf, type Change } from './decks.js';

/** The mean of the high dose and its difference from placebo change. */
const changes: Change[] = [
  ['mean: -2.1, ci', 'mean: -2.2, ci'],
  ['estimate: -1.7', 'estimate: -1.8'],
];
let before: Uint8Array;
let after: Uint8Array;
beforeAll(async () => {
  before = await deckOf('visits');
  after = await deckOf('visits', ...changes);
});

const merge = (deck: Uint8Array): Merged => mergeWith(deck, after);

function mergeWith(deck: Uint8Array, fresh: Uint8Array): Merged {
  const merged = mergeDeck(deck, fresh);
  if ('reason' in merged) throw new Error(merged.reason);
  return merged;
}

/** The slide that holds some words, and its number. */
const slideWith = (slides: DeckSlide[], words: string) => {
  const found = slides.find(({ shapes }) => shapes.some((shape) => plain(shape.words.join('\n')).includes(words)));
  if (!found) throw new Error(`no slide holds ${words}`);
  return found;
};
const all = (deck: Uint8Array) => wordsOf(deck).join('\n');
/** Whether the values that changed have arrived, and none of the old is left. */
function expectRenewed(deck: Uint8Array) {
  expect(all(deck)).toContain('At week 24 HbA1c had changed by −2.2 percentage points');
  expect(all(deck)).toContain('−1.8');
  expect(all(deck)).not.toContain('−2.1 percentage points');
}

describe('a deck that nobody edited', () => {
  test('becomes the deck of the new data', () => {
    const merged = merge(before);
    expect(wordsOf(merged.bytes)).toEqual(wordsOf(after));
    expect(merged.kept).toEqual([]);
    expect(merged.conflicts).toEqual([]);
    expect(merged.renewed.length).toBeGreaterThan(3);
  });

  test('stays as it is when the data did not change', () => {
    const merged = mergeDeck(before, before) as Merged;
    expect(merged).toMatchObject({ kept: [], renewed: [], conflicts: [] });
    expect(wordsOf(merged.bytes)).toEqual(wordsOf(before));
  });

  test('can be merged again and again', () => {
    const twice = merge(merge(before).bytes);
    expect(twice).toMatchObject({ kept: [], renewed: [], conflicts: [] });
  });
});

test('a deck without its base cannot be merged, and it is said why', () => {
  const bare = edited(before, (deck) => {
    for (const name of deck.names.filter((part) => /^customXml\/|^docProps\/custom/.test(part))) deck.remove(name);
  });
  expect(mergeDeck(bare, after)).toEqual({ reason: 'it does not carry what it was made from' });
  expect(mergeDeck(new TextEncoder().encode('no deck'), after)).toEqual({
    reason: 'it cannot be read as a PowerPoint file',
  });
});

describe('a deck without its data', () => {
  const title = 'Does glucosate lower HbA1c?';
  const retyped = (deck: Uint8Array) =>
    edited(deck, (_, slides) => retype(slideWith(slides, title), title, 'My own question'));
  const carries = (deck: Uint8Array) => new Package(deck).names.some((name) => name.startsWith('customXml/'));
  let bare: Uint8Array;
  let bareAfter: Uint8Array;
  beforeAll(async () => {
    bare = await deckWith({ dataset: false }, 'visits');
    bareAfter = await deckWith({ dataset: false }, 'visits', ...changes);
  });

  test('holds no base, and nothing of the dataset beside what it prints', () => {
    expect(carries(before)).toBe(true);
    expect(carries(bare)).toBe(false);
    const texts = (deck: Uint8Array) => new Package(deck).names.map((name) => new Package(deck).text(name)).join();
    expect(texts(bare)).not.toContain('ci: [');
  });

  test('is left as it is while the data are, and is not merged after', () => {
    const deck = retyped(bare);
    expect(mergeWith(deck, bare)).toMatchObject({ bytes: deck, kept: [{ text: 'you changed its words' }] });
    const reason = 'it does not carry its data, as after --no-dataset, and what is made of them has changed since';
    expect(mergeDeck(deck, bareAfter)).toEqual({ reason });
  });

  test('is given them again while they are the same, and is then merged as any other', () => {
    const whole = mergeWith(retyped(bare), before).bytes;
    expect(carries(whole)).toBe(true);
    const merged = merge(whole);
    expect(titlesOf(merged.bytes)).toContain('My own question');
    expectRenewed(merged.bytes);
  });

  test('is made of one that carries them, with the edits in it', () => {
    const merged = mergeWith(retyped(before), bareAfter);
    expect(carries(merged.bytes)).toBe(false);
    expect(titlesOf(merged.bytes)).toContain('My own question');
    expectRenewed(merged.bytes);
    expect(mergeWith(merged.bytes, bareAfter).bytes).toBe(merged.bytes);
  });
});

test('what a deck was made from is where the standard has it, also after LibreOffice moved it to the package', () => {
  const leading = (deck: Package, from: string) =>
    deck.relations(from).filter(({ target }) => /^customXml\/item\d+\.xml$/.test(target));
  const saved = edited(before, (deck) => {
    const { id, target } = leading(deck, presentationPart)[0]!;
    deck.unrelate(presentationPart, id);
    deck.relate('', { type: 'customXml', target, external: false });
  });
  const merged = new Package(merge(saved).bytes);
  expect(leading(merged, '')).toEqual([]);
  expect(leading(merged, presentationPart)).toHaveLength(1);
});

test('words of labels stand before their look again, where LibreOffice put them behind it', () => {
  const saved = edited(before, (deck) => {
    for (const name of deck.names.filter((part) => /charts\/chart[^/]*\.xml$/.test(part))) {
      const look = '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr/></a:pPr></a:p></c:txPr>';
      const behind = deck.text(name).replaceAll('</c:layout><c:tx>', `</c:layout>${look}<c:tx>`);
      deck.set(name, behind);
    }
  });
  const charts = (bytes: Uint8Array) => {
    const deck = new Package(bytes);
    return deck.names.filter((part) => /charts\/chart[^/]*\.xml$/.test(part)).map((name) => deck.text(name));
  };
  const isBehind = (bytes: Uint8Array) => charts(bytes).some((xml) => xml.includes('</c:txPr><c:tx>'));
  expect(isBehind(saved)).toBe(true);
  expect(isBehind((mergeDeck(saved, after) as Merged).bytes)).toBe(false);
});

test('a deck that lost its master is not merged', () => {
  const deck = unzipSync(before);
  delete deck['ppt/slideMasters/slideMaster1.xml'];
  expect(mergeDeck(zipSync(deck), after)).toEqual({
    reason: 'it lacks a part that others need: ppt/slideMasters/slideMaster1.xml',
  });
});

test('a deck with more on one slide than is read is not merged, and it is said why', () => {
  const mine = edited(before, (_, slides) =>
    retype(slides[1]!, plain(titlesOf(before)[1]!).slice(0, 12), 'x 1 '.repeat(600_000)),
  );
  expect((mergeDeck(mine, after) as { reason: string }).reason).toMatch(/bytes in one of its parts; at most 2000000/);
});

test('a text of a hundred thousand words is merged like any other', () => {
  const mine = edited(before, (_, slides) =>
    retype(slides[1]!, plain(titlesOf(before)[1]!).slice(0, 12), 'word 1 '.repeat(100_000)),
  );
  expect(mergeDeck(mine, after)).toHaveProperty('bytes');
});

test('a deck in which another program left a part that no reader opens is not merged', () => {
  const deck = zipSync({ ...unzipSync(before), 'customXml/item9.xml': strToU8('<a>') });
  expect(mergeDeck(deck, after)).toEqual({
    reason: expect.stringMatching(/would not open: customXml\/item9\.xml/) as string,
  });
});

describe('what was edited stays', () => {
  const title = 'Does glucosate lower HbA1c?';
  const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main';
  const boxOn = (slides: DeckSlide[]) => slideWith(slides, title).shapes.find(({ name }) => name === 'Text')!.element;
  /** A property that a program writes when a shape that inherited it is given its own. */
  const added = (shape: Element, name: string): Element => {
    const properties = at(shape, 'spPr')!;
    return properties.appendChild(properties.ownerDocument!.createElementNS(drawing, `a:${name}`));
  };

  test('a title', () => {
    const merged = merge(edited(before, (_, slides) => retype(slideWith(slides, title), title, 'My own question')));
    expect(titlesOf(merged.bytes)).toContain('My own question');
    expect(merged.kept).toEqual([
      { slide: 2, title: 'My own question', shape: 'Title', text: 'you changed its words' },
    ]);
    expectRenewed(merged.bytes);
  });

  test('a bullet that was added', () => {
    const merged = merge(
      edited(before, (_, slides) => {
        const paragraph = within(slideWith(slides, 'Twenty-four weeks').tree, 'p').find(
          ({ textContent }) => plain(textContent ?? '') === 'Twenty-four weeks',
        )!;
        const copy = paragraph.cloneNode(true);
        within(copy, 't')[0]!.textContent = 'A limit of my own';
        paragraph.parentNode!.insertBefore(copy, paragraph.nextSibling);
      }),
    );
    expect(all(merged.bytes)).toContain('Twenty-four weeks\nA limit of my own\n');
    expectRenewed(merged.bytes);
  });

  test('a text that was taken out', () => {
    const merged = merge(
      edited(before, (_, slides) => retype(slideWith(slides, 'Twenty-four weeks'), 'Twenty-four weeks', '')),
    );
    const slide = slideWith(slidesOf(new Package(merged.bytes)), 'Limits');
    expect(plain(slide.shapes.flatMap(({ words }) => words).join('\n')).match(/Twenty-four weeks/g) ?? []).toHaveLength(
      1,
    );
    expectRenewed(merged.bytes);
  });

  test('the place of a box', () => {
    const move = (_: Package, slides: DeckSlide[]) => {
      const transform = added(boxOn(slides), 'xfrm');
      for (const [name, ...lengths] of [
        ['off', 'x', 'y'],
        ['ext', 'cx', 'cy'],
      ] as const) {
        const child = transform.appendChild(transform.ownerDocument!.createElementNS(drawing, `a:${name}`));
        for (const length of lengths) child.setAttribute(length, '99000');
      }
    };
    const merged = merge(edited(before, move));
    const shape = slideWith(slidesOf(new Package(merged.bytes)), title).shapes.find(({ name }) => name === 'Text');
    expect(shape?.place?.x).toBe(99000);
    expect(merged.kept.map(({ text }) => text)).toEqual(['you moved or resized it']);
    expectRenewed(merged.bytes);
  });

  test('the size of words, also where the words are renewed', () => {
    const line = 'At week 24 HbA1c had changed by';
    const enlarge = (_: Package, slides: DeckSlide[]) => {
      const run = within(slideWith(slides, line).tree, 'r').find(({ textContent }) =>
        plain(textContent ?? '').startsWith(line),
      )!;
      at(run, 'rPr')!.setAttribute('sz', '3100');
    };
    const merged = merge(edited(before, enlarge));
    const run = within(slideWith(slidesOf(new Package(merged.bytes)), line).tree, 'r').find(({ textContent }) =>
      plain(textContent ?? '').startsWith(line),
    )!;
    expect(attribute(at(run, 'rPr'), 'sz')).toBe('3100');
    expectRenewed(merged.bytes);
  });

  test('the fill of a box', () => {
    const paint = (_: Package, slides: DeckSlide[]) => {
      const fill = added(boxOn(slides), 'solidFill');
      const color = fill.appendChild(fill.ownerDocument!.createElementNS(drawing, 'a:schemeClr'));
      color.setAttribute('val', 'accent4');
    };
    const merged = merge(edited(before, paint));
    expect(merged.kept.map(({ text }) => text)).toEqual(['you changed its look']);
    expectRenewed(merged.bytes);
  });

  test('a shape that was deleted', () => {
    const remove = (_: Package, slides: DeckSlide[]) => {
      const element = boxOn(slides);
      element.parentNode!.removeChild(element);
    };
    const merged = merge(edited(before, remove));
    const { shapes } = slideWith(slidesOf(new Package(merged.bytes)), title);
    expect(shapes.map(({ name }) => name)).not.toContain('Text');
    expect(merged.kept).toMatchObject([{ shape: 'Text', text: 'you deleted it' }]);
  });

  test('a shape that was added', () => {
    const add = (_: Package, slides: DeckSlide[]) => {
      const slide = slideWith(slides, title);
      const copy = boxOn(slides).cloneNode(true);
      const placeholder = within(copy, 'ph')[0]!;
      placeholder.parentNode!.removeChild(placeholder);
      within(copy, 'cNvPr')[0]!.setAttribute('name', 'Text Box 31');
      within(copy, 'cNvPr')[0]!.setAttribute('id', '31');
      within(copy, 't')[0]!.textContent = 'A box of mine';
      slide.tree.appendChild(copy);
    };
    const merged = merge(edited(before, add));
    expect(all(merged.bytes)).toContain('A box of mine');
    expect(merged.kept).toMatchObject([{ shape: 'Text Box 31', text: 'you added it' }]);
    expectRenewed(merged.bytes);
  });

  test('a slide that was deleted', () => {
    const merged = merge(edited(before, (_, slides) => slides[1]!.entry.parentNode!.removeChild(slides[1]!.entry)));
    expect(titlesOf(merged.bytes)).not.toContain(title);
    expect(slidesOf(new Package(merged.bytes))).toHaveLength(slidesOf(new Package(before)).length - 1);
    expect(merged.kept).toMatchObject([{ slide: 0, title, text: 'you deleted this slide' }]);
    expectRenewed(merged.bytes);
  });

  test('a slide that was moved', () => {
    const move = (_: Package, slides: DeckSlide[]) => {
      const list = slides[0]!.entry.parentNode!;
      list.insertBefore(slides.at(-2)!.entry, slides[1]!.entry);
    };
    const titles = titlesOf(after);
    const merged = merge(edited(before, move));
    expect(titlesOf(merged.bytes)).toEqual([titles[0], titles.at(-2), ...titles.slice(1, -2), titles.at(-1)]);
    expectRenewed(merged.bytes);
  });

  test('a slide that was added, and hidden', () => {
    const add = (deck: Package, slides: DeckSlide[]) => {
      deck.add('ppt/slides/slide90.xml', deck.text(slides[1]!.part), deck.contentType(slides[1]!.part)!);
      deck.relate('ppt/slides/slide90.xml', {
        type: 'slideLayout',
        target: deck.related(slides[1]!.part, 'slideLayout')!,
        external: false,
      });
      const root = deck.root('ppt/slides/slide90.xml');
      root.setAttribute('show', '0');
      for (const text of within(root, 't')) text.textContent = 'Mine';
      const entry = slides[1]!.entry.cloneNode(true);
      entry.setAttribute('id', '990');
      entry.setAttributeNS(
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
        'r:id',
        deck.relate(presentationPart, { type: 'slide', target: 'ppt/slides/slide90.xml', external: false }),
      );
      slides[3]!.entry.parentNode!.insertBefore(entry, slides[3]!.entry);
    };
    const merged = merge(edited(before, add));
    const slides = slidesOf(new Package(merged.bytes));
    expect(titlesOf(merged.bytes)[3]).toBe('Mine');
    expect(attribute(new Package(merged.bytes).root(slides[3]!.part), 'show')).toBe('0');
    expectRenewed(merged.bytes);
  });

  test('a transition', () => {
    const add = (deck: Package, slides: DeckSlide[]) => {
      const root = deck.root(slides[9]!.part);
      root.appendChild(root.ownerDocument!.createElementNS(root.namespaceURI, 'p:transition'));
    };
    const merged = new Package(merge(edited(before, add)).bytes);
    expect(at(merged.root(slidesOf(merged)[9]!.part), 'transition')).not.toBeNull();
  });

  test('speaker notes', () => {
    const write = (deck: Package, slides: DeckSlide[]) => {
      const notes = deck.root(deck.related(slides[9]!.part, 'notesSlide')!);
      const paragraph = within(notes, 'p').find(({ textContent }) => (textContent ?? '').length > 20)!;
      within(paragraph, 't')[0]!.textContent = 'Remember to smile';
    };
    const merged = merge(edited(before, write));
    const deck = new Package(merged.bytes);
    expect(
      deck.root(deck.related(slidesOf(deck)[merged.kept[0]!.slide - 1]!.part, 'notesSlide')!).textContent,
    ).toContain('Remember to smile');
    expect(merged.kept).toMatchObject([{ slide: 10, shape: 'Notes', text: 'you changed them' }]);
  });
});

test('numbers that the user put into a chart are among what was typed', () => {
  const merged = merge(
    edited(before, (deck) => {
      const part = deck.names.find((name) => /charts\/chart[^/]*\.xml$/.test(name))!;
      const value = within(within(deck.root(part), 'xVal').at(-1)!, 'v')[0]!;
      value.textContent = '-7.7';
    }),
  );
  expect(merged.kept).toMatchObject([{ text: 'you changed its values' }]);
  expect(merged.typed.map(({ text }) => text)).toEqual(['−7.7']);
});

test('what slides inherit stays as the user set it, and is told', () => {
  const accent = (deck: Package) => within(deck.root('ppt/theme/theme1.xml'), 'accent1')[0]!.childNodes[0] as Element;
  const title = (deck: Package) =>
    at(at(deck.root('ppt/slideMasters/slideMaster1.xml'), 'txStyles', 'titleStyle', 'lvl1pPr'), 'defRPr')!;
  const merged = merge(
    edited(before, (deck) => {
      accent(deck).setAttribute('val', 'AA0000');
      title(deck).setAttribute('sz', '3300');
    }),
  );
  const deck = new Package(merged.bytes);
  expect(attribute(accent(deck), 'val')).toBe('AA0000');
  expect(attribute(title(deck), 'sz')).toBe('3300');
  expect(merged.kept).toEqual([
    { slide: 0, title: '', shape: 'Theme', text: 'you changed its colours' },
    { slide: 0, title: '', shape: 'Master', text: 'you changed the size of titles' },
  ]);
  expectRenewed(merged.bytes);
});

test('what slides inherit follows the house style where the user left it', () => {
  const other = edited(after, (deck) =>
    (within(deck.root('ppt/theme/theme1.xml'), 'accent1')[0]!.childNodes[0] as Element).setAttribute('val', '00AA00'),
  );
  const merged = mergeWith(before, other);
  expect(merged.renewed[0]).toMatchObject({ shape: 'Theme', text: 'its colours are new' });
  expect(new Package(merged.bytes).text('ppt/theme/theme1.xml')).toContain('00AA00');
});

describe('where both changed the same', () => {
  const old = 'At week 24 HbA1c had changed by −2.1 percentage points';

  test('a number is renewed inside of words that the user wrote', () => {
    const merged = merge(
      edited(before, (_, slides) => retype(slideWith(slides, old), old, 'After half a year it was −2.1 points')),
    );
    expect(all(merged.bytes)).toContain('After half a year it was −2.2 points');
    expect(merged.conflicts).toEqual([]);
    expect(merged.renewed.map(({ text }) => text)).toContain('−2.1 → −2.2');
  });

  test('a number that the user took out is told, and marked on the notes', () => {
    const merged = merge(edited(before, (_, slides) => retype(slideWith(slides, old), old, 'It fell by some')));
    expect(all(merged.bytes)).toContain('It fell by some');
    const [conflict] = merged.conflicts;
    expect(merged.conflicts).toMatchObject([{ old: '−2.1', new: '−2.2' }]);
    const deck = new Package(merged.bytes);
    const notes = deck.root(deck.related(slidesOf(deck)[conflict!.slide - 1]!.part, 'notesSlide')!).textContent;
    expect(notes).toContain('To decide: you changed “Title”, and the data changed too: “−2.1” is now “−2.2”.');
  });

  test('a cell that the user changed stays beside one that the data changed', () => {
    const merged = merge(
      edited(before, (_, slides) => retype(slideWith(slides, '−1.7 (−2.0 to −1.4)'), '−1.2 (−1.5 to −0.9)', 'my −1.2')),
    );
    const words = all(merged.bytes);
    expect(words).toContain('my −1.2');
    expect(words).toContain('−1.8');
    expect(merged.kept).toMatchObject([{ text: 'you changed its cells' }]);
  });
});
