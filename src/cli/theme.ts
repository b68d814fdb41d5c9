/** `trialbrief theme`: what a template of your own offers to a deck, and a house style out of it. */
import { basename, extname, join, relative } from 'node:path';
import { ContentError } from '../errors.js';
import { writeFiles, type NewFile } from '../files/write.js';
import { openTemplateDeck, type MeasuredTemplate } from '../template-deck/template-deck.js';
import { slidePictures } from '../template-deck/pictures.js';
import { reportOf } from '../template-deck/report.js';
import { themeFileOf } from '../template-deck/theme-file.js';
import { complainOf } from './report.js';
import { say, shownInLine } from './terminal.js';

export interface ThemeCommand {
  /** Folder of the house style, its logo and the pictures. */
  out: string;
  /** Write over files that are there. */
  force?: boolean;
}

/** Tells, draws and writes. Returns the exit code. */
export async function theme(file: string, { out, force }: ThemeCommand): Promise<0 | 1> {
  try {
    const template = await openTemplateDeck(file);
    const { parts, remarks } = reportOf(template);
    for (const { head, lines } of parts) say([head, ...lines.map(inLine), ''].join('\n'));
    say(
      remarks.length === 0
        ? 'All of it fits.'
        : ['What does not fit, and what is done', ...remarks.map(inLine)].join('\n'),
    );
    const files = filesOf(template, file, out);
    writeFiles(out, files, force ? 'replace' : 'refuse');
    say('');
    for (const { name } of files) say(`Wrote  ${join(out, name)}`);
    return 0;
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    complainOf(error.problems);
    return 1;
  }
}

/** Names of layouts and fonts are a stranger's, and may hold ends of lines. */
const inLine = (line: string) => `  ${shownInLine(line)}`;

function filesOf(template: MeasuredTemplate, file: string, out: string): NewFile[] {
  const style = themeFileOf(template, relative(out, file).replaceAll('\\', '/'));
  const bytes = (text: string) => new TextEncoder().encode(text);
  return [
    { name: `${basename(file, extname(file))}.yaml`, bytes: bytes(style.text) },
    ...(style.logo ? [style.logo] : []),
    ...slidePictures(template).map(({ name, svg }) => ({ name: `${name}.svg`, bytes: bytes(svg) })),
  ];
}
