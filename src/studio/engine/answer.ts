/** What the worker answers: a function for each kind of request. */
import { ContentError, type Problem } from '../../index.js';
import type { Answers, Ask, PackedFiles } from '../messages.js';

declare const globalThis: { trialbriefFiles: PackedFiles };

export type Asked<Kind extends Ask['kind']> = Extract<Ask, { kind: Kind }>;
/** The answer; undefined where a newer request makes it needless. */
export type Answer<Kind extends Ask['kind']> = (ask: Asked<Kind>, id: number) => Promise<Answers[Kind] | undefined>;
/** The functions for some kinds of requests. */
export type AnswersTo<Kinds extends Ask['kind']> = { [Kind in Kinds]: Answer<Kind> };

/** What was made, or why nothing could be. */
export async function attempt<Made>(work: () => Promise<Made>): Promise<{ made: Made | null; problems: Problem[] }> {
  try {
    return { made: await work(), problems: [] };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return { made: null, problems: error.problems };
  }
}

/** Puts a file where the pipeline reads it. */
export function putFile(name: string, bytes: Uint8Array): void {
  globalThis.trialbriefFiles[`/${name}`] = bytes;
}
