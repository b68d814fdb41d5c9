/** `trialbrief theme`: tells what a template offers, draws it, and writes a house style that page and deck can be made with. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { ContentError } from '../../src/errors.js';
import { faceProblem } from '../../src/fonts/fonts.js';
import { measuredTemplate } from '../../src/template-deck/template-deck.js';
import { slidePictures } from '../../src/template-deck/pictures.js';
import { reportOf } from '../../src/template-deck/report.js';
import { themeFileOf } from '../../src/template-deck/theme-file.js';
import { loadTheme } from '../../src/theme/load.js';
import { faultOf } from '../../src/xml/parse.js';
import { dark, templates, withPictures } from './templates.js';

const folder = mkdtempSync(join(tmpdir(), 'house-theme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(Object.entries(templates))('%s', (_, make) => {
  test('gives a house style that is accepted, and a picture of each kind of slide', async () => {
    const template = await measuredTemplate(make(), 'house.pptx');
    const { text, logo } = themeFileOf(template, 'house.pptx');
    writeFileSync(join(folder, 'house.pptx'), make());
    if (logo) writeFileSync(join(folder, logo.name), logo.bytes);
    writeFileSync(join(folder, 'house.yaml'), text);
    const theme = await loadTheme(join(folder, 'house.yaml'), faceProblem);
    expect(theme.templateDeck).toBe(join(folder, 'house.pptx'));
    expect(existsSync(theme.templateDeck!)).toBe(true);
    expect(theme.colors.paper).toBe('FFFFFF');
    const pictures = slidePictures(template);
    expect(pictures.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['title', 'section', 'text', 'two-content', 'three-content', 'figure']),
    );
    for (const { svg } of pictures) expect(faultOf(svg)).toBeNull();
  });
});

test('what fits and what does not is told', async () => {
  const { remarks, parts } = reportOf(await measuredTemplate(withPictures(), 'house.pptx'));
  expect(parts[0]!.lines[0]).toBe('13.33 × 7.5 in (16:9), 1 master, 6 layouts');
  expect(remarks).toContain('there is no layout for three contents: “Two Content” is the nearest');
  const night = reportOf(await measuredTemplate(dark(), 'night.pptx'));
  expect(night.remarks.join('\n')).toMatch(
    /accent 1 \(1F4E79\) on 101820 has a contrast of 2\.0 : 1, and text needs 4\.5 : 1; the nearest of the template that passes is used: /,
  );
});

describe('what is no template is refused, and it is said why', () => {
  const changed = (change: (parts: Record<string, Uint8Array>) => unknown): Uint8Array => {
    const parts = unzipSync(withPictures());
    change(parts);
    return zipSync(parts);
  };
  const whole = withPictures();
  test.each<[string, Uint8Array, RegExp]>([
    ['no zip', strToU8('no deck'), /no whole zip file/],
    ['half of one', whole.subarray(0, whole.length / 2), /no whole zip file/],
    [
      'a part is missing',
      changed((parts) => delete parts['ppt/presentation.xml']),
      /its part “ppt\/presentation\.xml” is missing/,
    ],
    [
      'a path that leads out',
      changed((parts) => void (parts['../evil.xml'] = strToU8('<a/>'))),
      /has a name that no part may have/,
    ],
    [
      'broken XML',
      changed((parts) => void (parts['ppt/slideMasters/slideMaster1.xml'] = strToU8('<p:sldMaster'))),
      /^this template cannot be read: it is not well-formed XML at line 1, character \d+$/,
    ],
    [
      'entities',
      changed((parts) => void (parts['ppt/presentation.xml'] = strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))),
      /document type/,
    ],
    [
      'slides higher than wide',
      changed(
        (parts) =>
          void (parts['ppt/presentation.xml'] = strToU8(
            new TextDecoder()
              .decode(parts['ppt/presentation.xml'])
              .replace(/cx="12192000" cy="6858000"/, 'cx="6858000" cy="12192000"'),
          )),
      ),
      /not wider than high/,
    ],
  ])('%s', async (_, bytes, why) => {
    const error = await measuredTemplate(bytes, 'house.pptx').then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(ContentError);
    const [problem] = (error as ContentError).problems;
    expect(problem).toMatchObject({ severity: 'error', file: 'house.pptx' });
    expect(problem!.message).toMatch(why);
  });
});

test('a template whose list of contents is damaged is refused before anything is made', async () => {
  const parts = unzipSync(withPictures());
  const types = strFromU8(parts['[Content_Types].xml']!).replace('<Override ', '<Override* ');
  const bytes = zipSync({ ...parts, '[Content_Types].xml': strToU8(types) });
  await expect(measuredTemplate(bytes, 'house.pptx')).rejects.toThrow('this template cannot be read');
});

test('a template without a list of contents is refused before anything is made', async () => {
  const { '[Content_Types].xml': _, ...parts } = unzipSync(withPictures());
  await expect(measuredTemplate(zipSync(parts), 'house.pptx')).rejects.toThrow(
    'its part “[Content_Types].xml” is missing',
  );
});

test('the sample that is drawn holds no number of a trial', () => {
  expect(readFileSync('src/template-deck/pictures.ts', 'utf8')).not.toMatch(/<(p|li|td|th)[^>]*>[^<]*\d/);
});
