/** With a screen reader, with keys alone, enlarged four times, on a phone, in the dark; and when the tab was closed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { invented } from '../article/abstracts.js';
import { chord, pasted, press, type Studio } from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const example = readFileSync('tests/fixtures/dazukibart.yaml', 'utf8');

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

export function everybodyCanUseIt(open: () => Studio): void {
  /** Each state of the screen, and how one comes there. */
  const states: Record<string, (studio: Studio) => Promise<unknown>> = {
    'what is seen first': async (studio) => {
      await studio.page.evaluate(() => localStorage.clear());
      await studio.page.reload();
      await studio.settled();
      await studio.page.evaluate(axe);
    },
    'cards of an abstract': async (studio) => {
      await press(studio.page, 'New trial');
      await pasted(studio.page, invented.lancetProcedure!.text);
      await studio.page.waitForFunction(() => document.querySelector('.read')?.textContent.startsWith('Read:'));
      await press(studio.page, 'Go on');
      await studio.page.waitForSelector('.fill-in .yes');
      await studio.settled();
      await studio.page.$$eval('.problems details, .proposed details', (all) =>
        all.forEach((one) => one.setAttribute('open', '')),
      );
    },
    'a figure whose place is asked': async ({ page }) => {
      await page.$eval('.proposed li .actions button:nth-child(2)', (one) => (one as HTMLElement).click());
      await page.waitForSelector('.elsewhere');
    },
    'the question before another trial': async ({ page }) => {
      await press(page, 'New …');
      await page.waitForSelector('dialog');
    },
    'a value that was chosen': async (studio) => {
      const { page } = studio;
      await press(page, 'Stay');
      await studio.open('dazukibart.yaml', example);
      await page.$eval('.page [data-path="results.0.arms.high.mean"]', (one) =>
        one.dispatchEvent(new MouseEvent('click', { bubbles: true })),
      );
      await page.waitForSelector('#value');
    },
    'problems, and what to ask before presenting': async (studio) => {
      await studio.open('wrong.yaml', example.replace('high: { mean: -19.2 }', 'high: { mean: many }'));
      await studio.page.$$eval('.problems details', (all) => all.forEach((one) => one.setAttribute('open', '')));
    },
    'the questions of a new trial': async (studio) => {
      await studio.open('dazukibart.yaml', example);
      await press(studio.page, 'New …');
      await studio.page.waitForSelector('#begin-condition');
      await studio.settled();
    },
    'the window to save': async (studio) => {
      await press(studio.page, 'Cancel');
      await press(studio.page, 'Save …');
    },
    'the window of the house style': async ({ page }) => {
      await press(page, 'Close');
      await press(page, 'House style …');
    },
    'slides being presented': async ({ page }) => {
      await press(page, 'Close');
      await press(page, 'Present');
      await page.waitForSelector('.now svg');
    },
    'a source beside it': async (studio) => {
      await press(studio.page, 'Close');
      await studio.give('paper.txt', 'Of 125 people screened, 75 were randomised. The half-life was 23.7 days.');
      await press(studio.page, 'summary: Summary of the trial by Zili Zhou');
      await studio.page.waitForSelector('.text-of p');
      await studio.settled();
    },
    'a fault of ours': async (studio) => {
      await press(studio.page, 'Page and slides');
      await breakOnce(studio);
    },
  };

  test.each(process.env.TEST_ALL ? ['light', 'dark'] : ['light'])(
    'no state of the screen violates a rule of axe, in the %s',
    async (scheme) => {
      const studio = open();
      const { page } = studio;
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await studio.open('dazukibart.yaml', example);
      await page.evaluate(axe);
      // The first of them each time, every one where all is tested.
      const reached = Object.entries(states).slice(0, process.env.TEST_ALL ? undefined : 3);
      for (const [state, reach] of reached) {
        await reach(studio);
        const found = await page.evaluate(async () => {
          // Page and slides have hundreds of parts that are alike: the page stands for them.
          const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run({ exclude: ['.slide'] });
          return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`);
        });
        expect(found, state).toEqual([]);
      }
      // What the page met is no fault: the test made it.
      await studio.open('dazukibart.yaml', example);
    },
  );

  test('fits a phone, and a screen enlarged four times', async () => {
    const studio = open();
    const { page } = studio;
    await studio.open('dazukibart.yaml', example);
    // 1440 pixels at 400 % are 360 of them, and 1280 are 320.
    for (const width of [360, 320]) {
      await page.setViewport({ width, height: 640 });
      for (const open of ['Save …', 'House style …', 'Present', 'New …', null]) {
        if (open) await press(page, open);
        const wide = await page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('dialog, .beginning, .card')]
            .filter((one) => one.scrollWidth > Math.min(innerWidth, one.clientWidth || innerWidth))
            .map((one) => `${one.className} ${one.scrollWidth}`),
        );
        expect(wide, `${open} at ${width}`).toEqual([]);
        if (open) await press(page, open === 'New …' ? 'Cancel' : 'Close');
      }
    }
    await studio.settled();
    await page.setViewport({ width: 1440, height: 900 });
  });

  test('keys alone lead from the opening to a changed value and the saved page', async () => {
    const studio = open();
    const { page } = studio;
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await studio.settled();
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute('data-path') ?? document.activeElement?.textContent ?? '',
      );
    const tabTo = async (wanted: string) => {
      for (let pressed = 0; pressed < 400; pressed += 1) {
        await page.keyboard.press('Tab');
        if ((await focused()) === wanted) return;
        // Out of the text, as its help says.
        if (await page.evaluate(() => document.activeElement?.classList.contains('cm-content')))
          await page.keyboard.press('Escape');
      }
      throw new Error(`no Tab leads to ${wanted}`);
    };
    await tabTo('results.0.arms.high.mean');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'value');
    await chord(page, 'Control', 'a');
    await page.keyboard.type('-21.4');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document.querySelector('.page [data-path="results.0.arms.high.mean"]')?.textContent.includes('21.4'),
    );
    await studio.settled();
    await page.reload();
    await studio.settled();
    await tabTo('Save page (PDF)');
    const saved = await studio.saved(() => page.keyboard.press('Enter'), 1);
    expect([...saved.keys()]).toEqual(['dazukibart-brief.pdf']);
  });

  test('a fault of the tool tells what to report, and the text stays and is kept', async () => {
    const studio = open();
    const { page } = studio;
    await studio.open('dazukibart.yaml', example);
    await breakOnce(studio);
    expect(await page.$eval('.problems', (one) => one.textContent)).toMatch(/Nothing is lost[^]*report[^]*Mozilla/);
    await page.focus('.cm-content');
    await chord(page, 'Control', 'Home');
    await page.keyboard.type('# after\n');
    await studio.settled();
    expect(await page.evaluate(() => localStorage.getItem('trialbrief.dataset'))).toContain('# after');
    expect(await page.$eval('.problems', (one) => one.textContent)).toContain('Nothing is wrong');
  });

  test('what was written is there after the tab was closed, and is deleted when asked', async () => {
    const studio = open();
    const { page } = studio;
    await page.focus('.cm-content');
    await chord(page, 'Control', 'Home');
    await page.keyboard.type('# mine\n');
    await studio.settled();
    await page.reload();
    await studio.settled();
    expect(await page.$eval('.cm-content', (content) => content.textContent)).toContain('# mine');
    await press(page, 'Delete what is kept');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
}

/** Makes the pipeline meet what it cannot: one question without what it is about. */
async function breakOnce({ page }: Studio): Promise<void> {
  await page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: Worker, message: object) {
      Worker.prototype.postMessage = postMessage;
      postMessage.call(this, { ...message, kind: 'draw', draft: null });
    };
  });
  await page.focus('.cm-content');
  await page.keyboard.type('#');
  await page.waitForFunction(() => document.querySelector('.problems')?.textContent.includes('fault of trialbrief'));
}
