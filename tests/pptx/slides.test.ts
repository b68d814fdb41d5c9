import { describe, expect, it } from 'vitest';
import { writePptx } from '../../src/pptx/write.js';
import { all, elements, Package, sample, shape, unescape, words } from './inspect.js';
import { flow, paragraph, properties, run, sampleDeck, slide, table, text } from './sample.js';

async function only(...items: Parameters<typeof slide>[1]): Promise<string> {
  const bytes = await writePptx({ ...sampleDeck(), slides: [slide('Only', items)] }, properties);
  return new Package(bytes).slides[0]!;
}

describe('slides', () => {
  it('have a title placeholder each, no two alike', async () => {
    const deck = await sample();
    const titles = deck.slides.map((xml) => {
      const found = elements(xml, 'p:sp').filter((one) => one.includes('<p:ph type="title"/>'));
      expect(found).toHaveLength(1);
      return words(found[0]!);
    });
    expect(titles[2]).toBe('Both doses lowered skin activity by 14 to 16 points more than placebo');
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('give each shape an id and a name of its own', async () => {
    for (const xml of (await sample()).slides) {
      const ids = all(xml, /<p:cNvPr id="(\d+)"/g);
      expect(new Set(ids).size).toBe(ids.length);
      const names = all(xml, /<p:cNvPr id="\d+" name="([^"]+)"/g);
      expect(new Set(names).size).toBe(names.length);
      expect(names.join()).not.toContain('tb-');
    }
    expect((await sample()).slides[9]).toContain('name="Results 2"');
  });

  it('fill the placeholders of their layout, whose look they inherit', async () => {
    const [opening, content] = (await sample()).slides;
    expect(all(opening!, /<p:ph type="(\w+)"/g)).toEqual(['title', 'body', 'subTitle']);
    expect(all(content!, /<p:ph ([^/]+)\/>/g).slice(-2)).toEqual([
      'type="ftr" sz="quarter" idx="20"',
      'type="sldNum" sz="quarter" idx="21"',
    ]);
    const { ownFrame } = await import('../../src/layout/deck/frame.js');
    const { body } = ownFrame.placeholders.text;
    const box = [body!.x, body!.y, body!.width, body!.height];
    const own = { placeholder: 'body', size: body!.size, leading: 1.2 } as const;
    const inPlace = shape(await only({ ...text('Here', box, [paragraph('x')], own) }), 'Here');
    expect(inPlace).toContain('<p:spPr/>');
    expect(inPlace).not.toMatch(/ sz="|solidFill| b="/);
    const elsewhere = shape(await only(text('There', [100, 200, 300, 50], [paragraph('x')], own)), 'There');
    expect(elsewhere).toContain('<a:off x="1270000" y="2540000"/><a:ext cx="3810000" cy="635000"/>');
  });

  it('fill a placeholder once: the second body is a box of its own name', async () => {
    const second = shape((await sample()).slides[1]!, 'Limits');
    expect(second).not.toContain('<p:ph');
    expect(second).toContain('<a:schemeClr val="bg2"/>');
  });

  it('leave no placeholder empty', async () => {
    for (const xml of (await sample()).slides) {
      const filled = elements(xml, 'p:sp').filter((one) => one.includes('<p:ph '));
      expect(filled.length).toBeGreaterThan(1);
      expect(filled.filter((one) => words(one).trim() === '')).toEqual([]);
      expect(xml).not.toContain('hasCustomPrompt');
    }
  });

  it('have the properties of a paragraph once, before its runs', async () => {
    const paragraphs = (await sample()).slides.flatMap((xml) => elements(xml, 'a:p'));
    expect(paragraphs.length).toBeGreaterThan(50);
    expect(paragraphs.filter((one) => (one.match(/<a:pPr[ >]/g) ?? []).length > 1)).toEqual([]);
    expect(paragraphs.filter((one) => one.includes('<a:pPr') && !/^<a:p><a:pPr/.test(one))).toEqual([]);
  });

  it('keep the words of every paragraph with their raised, lowered, strong and linked runs', async () => {
    const deck = await sample();
    const body = elements(shape(deck.slides[1]!, 'Body'), 'a:p');
    expect(body.map(words)).toEqual([
      'CD4 109/L and H2O',
      'A strong word & a link',
      'A longer item that goes on for so long that it must wrap to a second line of the box',
      'Between',
      'First',
      'Second',
      'Pausein two lines',
      'Third',
    ]);
    expect(all(body[0]!, / baseline="(-?\d+)"/g)).toEqual(['30000', '-25000']);
    expect(body[1]).toMatch(/<a:rPr [^>]*b="1"[^>]*>(?:(?!<a:t>).)*<a:t>strong</);
    const id = all(body[1]!, /<a:hlinkClick r:id="(rId\d+)"/g)[0];
    expect(deck.text('ppt/slides/_rels/slide2.xml.rels')).toMatch(
      new RegExp(`Id="${id}" [^>]*Target="https://example.org/\\?a=1&amp;b=2" TargetMode="External"`),
    );
    expect(body[6]).toMatch(/Pause<\/a:t><\/a:r><a:br><a:rPr lang="en-GB"\/><\/a:br><a:r>/);
  });

  it('number on from another slide', async () => {
    const list = ['Ninth', 'Tenth'].map((words) => ({ ...paragraph(words, 'number'), start: 9 }));
    expect(all(await only(text('List', [48, 150, 400, 90], list)), /startAt="(\d+)"/g)).toEqual(['9', '9']);
  });

  it('set a paragraph of its own style in size, colour, weight and capitals, and only that one', async () => {
    const style = { size: 12, color: 'caution' as const, strong: true, caps: true };
    const card = text('Card', [48, 150, 400, 90], [{ ...paragraph('Limits'), style }, paragraph('Few people')]);
    const [label, body] = elements(shape(await only(card), 'Card'), 'a:p');
    expect(label).toMatch(/<a:rPr [^>]*sz="1200" b="1" cap="all"/);
    expect(label).toContain('<a:schemeClr val="accent4"/>');
    expect(body).not.toMatch(/cap="all"|b="1"|accent4/);
  });

  it('number on after a paragraph between', async () => {
    const body = shape((await sample()).slides[1]!, 'Body');
    expect(all(body, /<a:buAutoNum type="arabicPeriod"( startAt="\d+")?/g).at(-1)).toContain('3');
  });

  it('have bullets in the accent', async () => {
    const xml = (await sample()).slides[1]!;
    expect(new Set(all(shape(xml, 'Limits'), /<a:buClr><a:schemeClr val="(\w+)"/g))).toEqual(new Set(['accent1']));
  });

  it('write size, anchor and line spacing of a free box once, for all its runs, and let programs fit them', async () => {
    const given = { size: 15, leading: 1.2, inset: 7, valign: 'bottom', align: 'right' } as const;
    const box = shape(await only(text('Box', [100, 200, 300, 50], [paragraph('x', 'none', 4)], given)), 'Box');
    expect(box).toContain(
      '<a:bodyPr wrap="square" lIns="88900" tIns="88900" rIns="88900" bIns="88900" anchor="b"><a:normAutofit/>',
    );
    expect(box).toContain('<a:spcBef><a:spcPts val="400"/></a:spcBef>');
    expect(box).toContain('algn="r"');
    expect(all(box, / sz="(\d+)"/g)).toEqual(['1500']);
    expect(box).toContain('<p:cNvSpPr txBox="1"/>');
    expect(box).not.toContain('typeface');
    expect((await sample()).slides.join('')).not.toMatch(/noAutofit|spAutoFit/);
  });

  it('set capitals by a property, so that the text stays as written', async () => {
    const kicker = shape((await sample()).slides[1]!, 'Kicker');
    expect(words(kicker)).toBe('Primary result');
    expect(kicker).toContain('cap="all"');
    expect(shape((await sample()).slides[1]!, 'Body')).not.toContain('cap="all"');
  });

  it('escape names once', async () => {
    const xml = await only(text('R&D "box"', [0, 200, 100, 50], [paragraph('x')]));
    expect(all(xml, / name="([^"]+)"/g)).toContain('R&amp;D &quot;box&quot;');
  });

  it('group shapes that belong together, named and described', async () => {
    const xml = (await sample()).slides[8]!;
    const [group] = elements(xml, 'p:grpSp');
    expect(unescape(/ descr="([^"]*)"/.exec(group!)?.[1] ?? '')).toBe(flow.alt);
    expect(group).toContain(' name="Flow of participants"');
    expect(group).toContain('<a:off x="2540000" y="2032000"/><a:ext cx="7112000" cy="3048000"/><a:chOff x="2540000"');
    expect(elements(group!, 'p:sp').map(words)).toEqual(['75 randomised', '24 placebo', '51 aspirin']);
    expect(elements(group!, 'p:cxnSp')).toHaveLength(2);
  });

  it('draw lines as connectors that readers of the screen pass over', async () => {
    const line = shape((await sample()).slides[8]!, 'Rule');
    expect(line).toMatch(/^<p:cxnSp>/);
    expect(line).toContain('<a:ext cx="10972800" cy="0"/>');
    expect(line).toContain('<a:ln w="15875">');
    expect(line).toContain('adec:decorative');
    expect(line).not.toContain('txBody');
  });

  it('have the footer and the number as a field, but the title slide has neither', async () => {
    const [opening, content] = (await sample()).slides;
    expect(words(shape(content!, 'Footer'))).toBe('Doe et al. 2025');
    expect(shape(content!, 'Slide number')).toMatch(/type="slidenum"><a:rPr lang="en-GB"\/><a:t>2<\/a:t>/);
    expect(opening).not.toMatch(/type="(ftr|sldNum)"/);
  });
});

describe('tables', () => {
  it('have columns, rows and words exactly as given', async () => {
    const xml = shape((await sample()).slides[2]!, 'Results');
    expect(all(xml, /<a:gridCol w="(\d+)"/g)).toEqual(['2286000', '1346200', '1346200']);
    expect(all(xml, /<a:tr h="(\d+)"/g).map((height) => Number(height) / 12700)).toEqual(
      table.rows.map(({ height }) => height),
    );
    expect(elements(xml, 'a:tr').map((row) => elements(row, 'a:tc').map(words))).toEqual([
      ['vs placebo', '600 mg', '150 mg'],
      ['Skin & cohort', '', ''],
      ['Differencea', '−16.3', '−13.7'],
      ['P value', 'p < 0.0001', 'p < 0.0001'],
      ['IFN', 'not reported', ''],
    ]);
    expect(all(xml, /gridSpan="(\d)"/g)).toEqual(['3', '2']);
    expect(all(xml, /<a:tc hMerge="1">/g)).toHaveLength(3);
  });

  it('flag their header row and their first column, and are described', async () => {
    const frame = shape((await sample()).slides[2]!, 'Results');
    expect(frame).toContain('<a:tblPr firstRow="1" firstCol="1"/>');
    expect(frame).toContain('descr="Results at week 12 &amp; later, 3 columns, 5 rows"');
    const headless = {
      ...table,
      rows: table.rows
        .slice(3)
        .map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, header: false })) })),
    };
    expect(shape(await only(headless), 'Results')).toContain('<a:tblPr/>');
  });

  it('are ruled between rows only: thick under the head, hairlines below', async () => {
    const rows = elements(shape((await sample()).slides[2]!, 'Results'), 'a:tr');
    const rules = (row: string, side: string) => all(row, new RegExp(`<a:${side} w="(\\d+)"`, 'g'));
    expect(rules(rows[0]!, 'lnB')).toEqual(['19050', '19050', '19050']);
    expect(rules(rows[1]!, 'lnT')).toEqual(['19050', '19050', '19050']);
    expect(rules(rows[1]!, 'lnB')).toEqual(['9525', '9525', '9525']);
    expect(new Set(rows.flatMap((row) => [...rules(row, 'lnL'), ...rules(row, 'lnR')]))).toEqual(new Set(['0']));
  });

  it('show what kind of row it is by colour, weight and ground', async () => {
    const [head, group, strong, body] = elements(shape((await sample()).slides[2]!, 'Results'), 'a:tr');
    expect(head).toMatch(/<a:rPr [^>]*b="1"/);
    expect(group).toMatch(/<a:rPr [^>]*b="1"[^>]*><a:solidFill><a:schemeClr val="accent1"\/>/);
    expect(strong).toContain('</a:lnB><a:solidFill><a:schemeClr val="bg2"/></a:solidFill>');
    expect(body).not.toMatch(/ b="1"|bg2/);
    expect(body).toMatch(/<a:rPr [^>]*i="1"[^>]*>(?:(?!<a:t>).)*<a:t>P</);
  });

  it('centre decimals in cells with exact margins', async () => {
    const cell = elements(shape((await sample()).slides[2]!, 'Results'), 'a:tc')[1]!;
    expect(cell).toContain('<a:pPr algn="ctr"');
    expect(cell).toContain('<a:tcPr marL="76200" marR="76200" marT="50800" marB="50800" anchor="ctr">');
    expect(all(cell, / sz="(\d+)"/g)).toEqual(['1600', '1600']);
  });
});

describe('notes', () => {
  it('have a paragraph for each string', async () => {
    const notes = (await sample()).text('ppt/notesSlides/notesSlide2.xml');
    const body = elements(notes, 'p:sp').find((one) => one.includes('type="body"'))!;
    expect(elements(body, 'a:p').map(words)).toEqual([
      'Say: "A & B" < C about Text, bullets & numbers',
      'Takes 1 minute.',
    ]);
  });

  it('are there, empty, where nothing is to be said', async () => {
    const deck = await sample();
    expect(deck.matching(/notesSlides\/notesSlide\d+\.xml$/)).toHaveLength(deck.slides.length);
    const body = elements(deck.text('ppt/notesSlides/notesSlide9.xml'), 'p:sp').find((one) =>
      one.includes('type="body"'),
    )!;
    expect(elements(body, 'a:p')).toHaveLength(1);
    expect(body).not.toContain('<a:t>');
  });

  it('keep $ signs, which replacement would eat', async () => {
    const xml = await writePptx(
      { ...sampleDeck(), slides: [slide("US$& $' $1", [], { notes: ["$& $' $1"] })] },
      properties,
    );
    const deck = new Package(xml);
    expect(words(deck.text('ppt/notesSlides/notesSlide1.xml'))).toContain("$& $' $1");
    expect(words(shape(deck.slides[0]!, 'Title'))).toBe("US$& $' $1");
    expect(deck.text('docProps/app.xml')).toContain("US$&amp; $' $1");
  });

  it('keep a run of one space between others', async () => {
    const box = await only(
      text('Box', [0, 200, 200, 40], [paragraph([run('a', { strong: true }), run(' '), run('b')])]),
    );
    expect(words(shape(box, 'Box'))).toBe('a b');
  });
});
