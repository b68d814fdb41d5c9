/** From a dataset's text to both outputs, read back. */
import { generate, type GenerateOptions, type Problem } from '../../src/index.js';
import { readDeck, type ReadDeck } from './deck.js';
import { original } from './dataset.js';
import { readPage, type Page } from './page.js';

export interface Made {
  page: Page;
  deck: ReadDeck;
  pdf: Uint8Array;
  pptx: Uint8Array;
  warnings: Problem[];
}

export async function make(text = original, more: Partial<GenerateOptions> = {}): Promise<Made> {
  const { outputs, warnings } = await generate({ file: 'trial.yaml', text, ...more });
  const [pdf, pptx] = outputs.map(({ bytes }) => bytes) as [Uint8Array, Uint8Array];
  return { page: await readPage(pdf), deck: readDeck(pptx), pdf, pptx, warnings };
}
