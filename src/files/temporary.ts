/** Files that are being written: beside their place, under names that nobody else has. */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { hasEnded, thisProcess, type Owner } from './owner.js';

const { O_CREAT, O_EXCL, O_WRONLY } = constants;

/**
 * Writes bytes to a new file in the folder, down to the disk, and gives its path. The
 * name is the record of who wrote it; one that is there already, also as a link, is
 * not opened. Nothing is left when it cannot be written. Whoever may read and write
 * the file that it is to replace, may read and write it. Throws the system's error.
 */
export function writeTemporary(folder: string, bytes: Uint8Array, replaced: Rights | null = null): string {
  const path = join(folder, newName());
  const file = openSync(path, O_CREAT | O_EXCL | O_WRONLY, replaced ? 0o600 : 0o666);
  try {
    try {
      if (replaced) grant(path, replaced);
      writeFileSync(file, bytes);
      fsyncSync(file);
      if (fstatSync(file).size !== bytes.length) throw Object.assign(new Error('short'), { code: 'EIO' });
    } finally {
      // Some remote folders tell only now that something was not written.
      closeSync(file);
    }
  } catch (error) {
    removeTemporary(path);
    throw error;
  }
  return path;
}

/** Who may do what with a file: its mode, and the number of its group. */
export interface Rights {
  mode: number;
  gid: number;
}

function grant(path: string, { mode, gid }: Rights): void {
  const succeeds = (change: () => void) => {
    try {
      change();
      return true;
    } catch {
      // A disk that knows no owners, or a group that is not ours.
      return false;
    }
  };
  const isOfGroup = succeeds(() => chownSync(path, -1, gid));
  // Another group may do no more than everybody may.
  const ofGroup = isOfGroup ? mode & 0o070 : (mode & 0o007) << 3;
  succeeds(() => chmodSync(path, (mode & 0o707) | ofGroup));
}

/** Removes one that this process wrote, if it is still there. */
export function removeTemporary(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A later run removes it.
  }
}

/** Removes what runs of this tool left that have ended; what is not known to be theirs is left alone. */
export function removeLeftovers(folder: string): void {
  const self = thisProcess();
  if (self === null) return;
  for (const name of namesIn(folder)) {
    const owner = ownerOf(name);
    if (owner !== null && hasEnded(owner, self)) removeTemporary(join(folder, name));
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The name of a temporary file that nobody else has. */
export const newName = (): string => nameOf(thisProcess());

function nameOf(owner: Owner | null): string {
  const { place, pid, started } = owner ?? { place: 'unknown', pid: process.pid, started: 0 };
  return `.trialbrief-${place}-${pid}-${started}-${randomBytes(8).toString('hex')}.tmp`;
}

function ownerOf(name: string): Owner | null {
  const [, place, pid, started] =
    /^\.trialbrief-([0-9a-f]{16})-(\d{1,10})-(\d{1,15})-[0-9a-f]{16}\.tmp$/.exec(name) ?? [];
  return place === undefined ? null : { place, pid: Number(pid), started: Number(started) };
}
