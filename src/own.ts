/** Looking up what somebody wrote. */

/**
 * The value under a key, if the table has it itself: `constructor`, `toString` and
 * whatever else every object inherits is not there. Undefined where it has none.
 */
export function own<T>(table: Readonly<Record<string, T>> | null | undefined, key: string): T | undefined {
  // eslint-disable-next-line trialbrief/own-lookups -- this is where it is asked
  return table !== null && table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
