/** What a file is that somebody opens or drops: told by its name, and JSON by what is in it. */

export type Kind = 'dataset' | 'record' | 'citation' | 'paper' | 'picture' | 'sheet' | 'deck';

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['yaml', 'dataset'],
  ['yml', 'dataset'],
  ['ris', 'citation'],
  ['bib', 'citation'],
  ['nbib', 'citation'],
  ['pdf', 'paper'],
  ['html', 'paper'],
  ['htm', 'paper'],
  ['xml', 'paper'],
  ['nxml', 'paper'],
  ['txt', 'paper'],
  ['md', 'paper'],
  ['png', 'picture'],
  ['jpg', 'picture'],
  ['jpeg', 'picture'],
  ['svg', 'picture'],
  ['csv', 'sheet'],
  ['pptx', 'deck'],
  ['potx', 'deck'],
]);

/** Endings of all that can be opened, for the browser's window to choose a file in. */
export const endings = [...kinds.keys(), 'json'].map((ending) => `.${ending}`).join(',');

export async function kindOf(file: File): Promise<Kind> {
  const ending = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? '';
  if (ending === 'json') return kindOfJson(await file.text());
  return kinds.get(ending) ?? 'paper';
}

function kindOfJson(text: string): Kind {
  try {
    const content = JSON.parse(text) as Record<string, unknown> | unknown[];
    if (Array.isArray(content) || 'DOI' in content || 'message' in content) return 'citation';
    return 'protocolSection' in content ? 'record' : 'dataset';
  } catch {
    // What is wrong with it is told by the reader of datasets.
    return 'dataset';
  }
}
