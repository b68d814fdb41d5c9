/** What a registration and a dataset tell otherwise. */

/** One thing, in the words of either side, as a person reads them beside one another. */
export interface Difference {
  /** `primary outcome`, `timepoint of …`, `randomised`, `start`. */
  about: string;
  registered: string;
  reported: string;
}

/** All of them, and how many things were held against one another. */
export interface Compared {
  differences: Difference[];
  count: number;
}
