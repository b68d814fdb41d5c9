import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { writePptx } from '../../src/pptx/write.js';
import { properties, sampleDeck } from './sample.js';

const home = process.env.TZ;
afterEach(() => {
  vi.useRealTimers();
  if (home === undefined) delete process.env.TZ;
  else process.env.TZ = home;
});

async function hash(): Promise<string> {
  const bytes = await writePptx(sampleDeck(), properties);
  return createHash('sha256').update(bytes).digest('hex');
}

describe('the same deck has the same bytes', () => {
  it('when it is written again, after another and beside another', async () => {
    const first = await hash();
    await writePptx({ ...sampleDeck(), slides: sampleDeck().slides.slice(2, 4) }, properties);
    expect(await hash()).toBe(first);
    expect(await Promise.all([hash(), hash(), hash()])).toEqual([first, first, first]);
  });

  it('on another day', async () => {
    const first = await hash();
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-07-09T23:59:59Z') });
    expect(new Date().getFullYear()).toBe(2031);
    expect(await hash()).toBe(first);
  });

  it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu'])('in the time zone %s', async (zone) => {
    process.env.TZ = 'UTC';
    const first = await hash();
    process.env.TZ = zone;
    expect(new Date(0).getTimezoneOffset()).not.toBe(0);
    expect(await hash()).toBe(first);
  });

  it('and leaves the layout as it was', async () => {
    const layout = sampleDeck();
    const before = structuredClone(layout);
    await writePptx(layout, properties);
    expect(layout).toEqual(before);
  });

  it('but another date gives other bytes', async () => {
    const other = await writePptx(sampleDeck(), { ...properties, date: '2025-03-05' });
    expect(createHash('sha256').update(other).digest('hex')).not.toBe(await hash());
  });
});
