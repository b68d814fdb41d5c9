/** The dataset kept in this browser, so that closing the tab loses nothing; it goes nowhere else. */

const place = 'trialbrief.dataset';

export interface Kept {
  /** Name of its file. */
  file: string;
  text: string;
}

export function kept(): Kept | null {
  try {
    const { file, text } = JSON.parse(localStorage.getItem(place) ?? 'null') as Kept;
    return typeof file === 'string' && typeof text === 'string' ? { file, text } : null;
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
