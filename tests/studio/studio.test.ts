/** The studio as a person uses it: one Chromium for all, one file, no network. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, openStudio, patience, type Studio } from './browser.js';
import { documentsAreEqual } from './equal.js';
import { everybodyCanUseIt } from './habits.js';
import { strangersGetNowhere } from './hostile.js';
import { diskIsKeptInStep } from './disk.js';
import { trialsAreBegun } from './starting.js';
import { workIsFinished } from './finishing.js';
import { valuesAreEdited } from './editing.js';

describe.skipIf(!hasBrowser)('the studio', { timeout: 2 * patience }, () => {
  let studio: Studio;
  beforeAll(async () => {
    studio = await openStudio();
  }, 2 * patience);
  afterAll(() => studio.close());

  documentsAreEqual(() => studio);
  valuesAreEdited(() => studio);
  trialsAreBegun(() => studio);
  workIsFinished(() => studio);
  diskIsKeptInStep(() => studio);
  everybodyCanUseIt(() => studio);
  strangersGetNowhere(() => studio);

  test('asked nothing of any network, and met no fault', () => {
    expect(studio.asked).toEqual([]);
    expect(studio.faults).toEqual([]);
  });
});
