/** The trial that is open: its name, the abstract that it was begun from, and that it is kept in this browser. */
import { keep } from './kept.js';
import type { Screen } from './screen.js';

export interface OpenTrial {
  /** Name of its file. */
  file: string;
  /** The abstract that it was begun from, as it was pasted. */
  abstract: string | null;
  /** Whether its file lies on a disk that `trialbrief edit` keeps in step: it keeps its name, whatever is in it. */
  isOnDisk: boolean;
  rename(name: string): void;
  /** Keeps it in this browser, where it is not kept on a disk. */
  keep(): void;
}

/** `text` is what stands in the editor, `declined` what of the abstract was not needed. */
export function newOpenTrial(screen: Screen, text: () => string, declined: ReadonlySet<string>): OpenTrial {
  const trial: OpenTrial = {
    file: '',
    abstract: null,
    isOnDisk: false,
    rename(name) {
      if (trial.isOnDisk && trial.file !== '') return;
      trial.file = name;
      screen.name.textContent = name;
      screen.name.title = name;
    },
    keep() {
      if (trial.isOnDisk) return;
      const { file, abstract } = trial;
      tellKept(screen, keep({ file, text: text(), ...(abstract !== null && { abstract, declined: [...declined] }) }));
    },
  };
  return trial;
}

export function tellKept({ kept }: Screen, isKept: boolean): void {
  kept.textContent = isKept
    ? 'Your dataset is kept in this browser, and nowhere else.'
    : 'This browser keeps nothing: save your dataset before you close it.';
}
