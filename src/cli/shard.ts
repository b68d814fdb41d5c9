/** A share of the datasets: the same files for the same share, whatever else lies in the folder. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';

export interface Shard {
  /** From 1 to `of`. */
  number: number;
  of: number;
}

/** Into so many shares at most. */
export const mostShards = 99_999;

/** `2/8`; null for anything else. */
export function readShard(text: string): Shard | null {
  const [, number, of] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  return shard.number >= 1 && shard.number <= shard.of && shard.of <= mostShards ? shard : null;
}

/** The files of a share, by what names each: the same for the same name. Over all shares each file comes once. */
export function shareOf(
  files: readonly string[],
  { number, of }: Shard,
  nameOf = (file: string) => basename(file),
): string[] {
  return files.filter((file) => {
    const hash = createHash('sha256').update(nameOf(file)).digest();
    return hash.readUInt32BE(0) % of === number - 1;
  });
}
