/** Edits made by LibreOffice itself: it opens a deck, changes it by a macro, and saves it. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const escape = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** The deck after each kind of edit, in one run of the program. */
export function editedByLibreOffice(
  folder: string,
  deck: Uint8Array,
  kinds: readonly string[],
): Map<string, Uint8Array> {
  const profile = join(folder, 'profile');
  const run = (...args: string[]) =>
    execFileSync(
      'soffice',
      [`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--norestore', ...args],
      {
        stdio: 'ignore',
        timeout: 300_000,
      },
    );
  // The first run makes the profile, with an empty library of macros.
  run('--terminate_after_init');
  installMacros(join(profile, 'user', 'basic', 'Standard'));
  const source = join(folder, 'source.pptx');
  writeFileSync(source, deck);
  const target = (index: number) => join(folder, `edited-${index}.pptx`);
  const list = join(folder, 'edits.txt');
  writeFileSync(list, kinds.map((kind, index) => `${source}|${target(index)}|${kind}\n`).join(''));
  run(`macro:///Standard.Edits.Main("${list}")`);
  return new Map(kinds.map((kind, index) => [kind, readFileSync(target(index))]));
}

/** Puts the macros into the library, in the form that the program keeps them in. */
function installMacros(library: string): void {
  const head = (kind: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${kind} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${kind.split(':')[1]}.dtd">\n`;
  const source = escape(readFileSync(new URL('edits.bas', import.meta.url), 'utf8'));
  const module = 'xmlns:script="http://openoffice.org/2000/script" script:name="Edits" script:language="StarBasic"';
  writeFileSync(
    join(library, 'Edits.xba'),
    `${head('script:module')}<script:module ${module}>${source}</script:module>\n`,
  );
  const listed = 'library:name="Standard" library:readonly="false" library:passwordprotected="false"';
  writeFileSync(
    join(library, 'script.xlb'),
    `${head('library:library')}<library:library xmlns:library="http://openoffice.org/2000/library" ${listed}><library:element library:name="Edits"/></library:library>\n`,
  );
}
