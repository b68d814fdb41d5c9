/** The dataset kept in this browser, so that closing the tab loses nothing; it goes nowhere else. */

const place = 'trialbrief.dataset';

export interface Kept {
  /** Name of its file. */
  file: string;
  text: string;
  /** The abstract that it was begun from, as it was pasted, and what of it was not needed. */
  abstract?: string;
  declined?: string[];
}

export function kept(): Kept | null {
  try {
    const { file, text, abstract, declined } = JSON.parse(localStorage.getItem(place) ?? 'null') as Kept;
    if (typeof file !== 'string' || typeof text !== 'string') return null;
    return {
      file,
      text,
      ...(typeof abstract === 'string' && { abstract, declined: Array.isArray(declined) ? declined : [] }),
    };
  } catch {
    return null;
  }
}

/** Whether it could be kept: some browsers keep nothing for files opened from disk. */
export function keep(dataset: Kept): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(dataset));
    return true;
  } catch {
    return false;
  }
}

export function forget(): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Where nothing can be kept there is nothing to delete.
  }
}
