/** What a command prints while a test runs, and a folder for its files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, vi } from 'vitest';

/** What was printed and complained of since the test began. */
export const told = { printed: '', complained: '' };

/** To be called once in a file of tests that run commands in this process. Gives a way to write files, which are removed at the end. */
export function commandsHere(): { folder: string; written: (name: string, content: string | Uint8Array) => string } {
  const folder = mkdtempSync(join(tmpdir(), 'trialbrief-'));
  beforeEach(() => {
    Object.assign(told, { printed: '', complained: '' });
    vi.spyOn(console, 'log').mockImplementation((text: string) => void (told.printed += `${text}\n`));
    vi.spyOn(console, 'error').mockImplementation((text: string) => void (told.complained += `${text}\n`));
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => rmSync(folder, { recursive: true }));
  const written = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  return { folder, written };
}
