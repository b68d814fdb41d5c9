/**
 * Which process a temporary file belongs to, so that a later run can tell what a
 * killed one left from what is being written. Process numbers mean nothing in
 * another container or on another node: those are told apart by their place.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';

export interface Owner {
  /** Where its number counts: 16 hexadecimal digits for one boot of one system, and one PID namespace in it. */
  place: string;
  pid: number;
  /** When it began, in ticks since the boot; 0 where the system does not tell. A number is given again after its process ended. */
  started: number;
}

/** This process; null where the system does not tell its place, so that nothing of it is ever taken for another's. */
export function thisProcess(): Owner | null {
  const place = placeHere();
  if (place === null) return null;
  const digits = createHash('sha256').update(place).digest('hex').slice(0, 16);
  return { place: digits, pid: process.pid, started: statusOf(process.pid)?.started ?? 0 };
}

/** Whether the owner has ended for certain, as seen by another process. */
export function hasEnded(owner: Owner, seenBy: Owner): boolean {
  if (owner.place !== seenBy.place) return false;
  if (!isRunning(owner.pid)) return true;
  const status = statusOf(owner.pid);
  if (status === null) return false;
  return status.ended || (owner.started !== 0 && status.started !== owner.started);
}

function placeHere(): string | null {
  if (process.platform !== 'linux') {
    const cards = Object.values(networkInterfaces()).flatMap((card) => card ?? []);
    return [hostname(), ...new Set(cards.map(({ mac }) => mac))].sort().join(' ');
  }
  try {
    // proc(5), pid_namespaces(7).
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 asks only whether the process is there.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The state and the beginning of a process, fields 3 and 22 of /proc/PID/stat (proc(5)); null where it is not told. */
function statusOf(pid: number): { ended: boolean; started: number } | null {
  try {
    // Another namespace may be shown in /proc, in which the numbers are other processes.
    if (readlinkSync('/proc/self') !== String(process.pid)) return null;
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program, in brackets, may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { ended: /^[ZX]/.test(fields[0]!), started: Number(fields[19]) };
  } catch {
    return null;
  }
}
