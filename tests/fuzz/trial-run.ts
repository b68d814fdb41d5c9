/** Runs the compiled tool on one case, and says what no case may do. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { faultOf } from '../../src/xml/parse.js';
import { cli } from '../cli/compiled.js';
import { Chance } from './chance.js';
import { kinds, type Case } from './kinds.js';

/** Of the processor; on a busy machine many times as many may pass until a process is ended. */
const most = 20;
const patience = 6 * most;
const megabytes = 600;

/** The case of a number: always the same. */
export function caseOf(number: number, deck: Uint8Array, pdf: Uint8Array): Case {
  const chance = new Chance(number);
  const makers = Object.entries(kinds(deck, pdf));
  const [kind, make] = makers[number % makers.length]!;
  const made = make(chance);
  return { kind, ...made, files: chance.below(5) === 0 ? asWindowsSaves(made.files) : made.files };
}

/** Texts with a mark of the byte order, and lines that end in two characters. */
const asWindowsSaves = (files: Case['files']): Case['files'] =>
  Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      typeof content === 'string' ? `\ufeff${content.replace(/\r?\n/g, '\r\n')}` : content,
    ]),
  );

/** What became of a case. */
export interface Ran {
  /** Exit code; null where it was ended from outside. */
  status: number | null;
  signal: string | null;
  /** All that it printed. */
  said: string;
  /** Seconds of the processor, and megabytes of memory at most. */
  seconds: number;
  peak: number;
}

/** Lays a case out in a folder of its own, runs it, and looks at both. */
export function inFolder<T>({ files, command }: Omit<Case, 'kind'>, look: (ran: Ran, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return look(ran(command, folder), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ran(command: readonly string[], cwd: string): Ran {
  // What the process has taken, in kilobytes and microseconds, is the last thing that it says.
  const told =
    "process.on('exit',()=>{const{maxRSS:m,userCPUTime:u,systemCPUTime:s}=process.resourceUsage();process.stderr.write(`\\nTAKEN ${m} ${u+s}`)})";
  const preload = `--import=data:text/javascript,${encodeURIComponent(told)}`;
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [preload, cli, ...command], {
    ...{ cwd, encoding: 'utf8', maxBuffer: 1e8 },
    timeout: patience * 1000,
  });
  const [, memory, time] = /\nTAKEN (\d+) (\d+)$/.exec(stderr) ?? [];
  return { status, signal, said: stdout + stderr, seconds: Number(time) / 1e6, peak: Number(memory) / 1024 };
}

/** What a case did that none may; null where all is well. */
export const findingOf = (one: Case): string | null =>
  inFolder(one, (ran, folder) => faultOfRun(ran) ?? halfFiles(folder, one.files));

/** What no run may do, whatever came in. */
export function faultOfRun({ status, signal, said, seconds, peak }: Ran): string | null {
  if (signal !== null) return `ended by ${signal}`;
  if (status !== 0 && status !== 1) return `ended with ${status}: ${said.slice(-400)}`;
  if (/fault of trialbrief|^ +at .*:\d+:\d+\)?$/m.test(said)) return `a fault of its own: ${said.slice(0, 600)}`;
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f\u007f]/.test(said))
    return 'a control character on the terminal';
  if (seconds > most) return `${Math.round(seconds)} seconds of the processor`;
  return peak > megabytes ? `${Math.round(peak)} MB of memory` : null;
}

/** Files that were begun and are not whole, among those that are new or were changed. */
function halfFiles(folder: string, given: Case['files']): string | null {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.tmp')) return `left behind: ${name}`;
    if (!/\.(pdf|pptx)$/.test(name)) continue;
    const bytes = readFileSync(join(folder, name));
    const before = given[name.replaceAll('\\', '/')];
    if (before !== undefined && bytes.equals(Buffer.from(before as Uint8Array))) continue;
    // An edited deck is kept aside as it was.
    if (Object.values(given).some((one) => typeof one !== 'string' && bytes.equals(one))) continue;
    const fault = name.endsWith('.pdf') ? pdfFault(bytes) : packageFault(bytes);
    if (fault) return `${name}: ${fault}`;
  }
  return null;
}

const pdfFault = (bytes: Buffer) =>
  bytes.subarray(0, 5).toString() === '%PDF-' && bytes.subarray(-6).toString().trim() === '%%EOF' ? null : 'is cut off';

function packageFault(bytes: Buffer): string | null {
  try {
    for (const [name, part] of Object.entries(unzipSync(bytes))) {
      const fault = /\.(xml|rels)$/.test(name) ? faultOf(Buffer.from(part).toString('utf8')) : null;
      if (fault) return `${name}: ${fault}`;
    }
    return null;
  } catch (error) {
    return String(error);
  }
}
