/** How much of a record goes where, from what most trials have room for to what the largest has. */
export interface DraftSize {
  /** Results on the page; the others are in the deck. */
  page: number;
  /** Rows of one primary outcome that has several. */
  rows: number;
  /** Primary outcomes. */
  primary: number;
  /** Adverse events by name. */
  events: number;
  /** Takeaways, harms among them; there is always one. */
  takeaways: number;
  /** Arms. */
  arms: number;
  /** Characters of an outcome's name (and more than half as many again for the first), of an arm's name and of a headline. */
  name: number;
  arm: number;
  headline: number;
}

/** Tried in this order until page and deck hold what is said. */
export const draftSizes: readonly DraftSize[] = [
  { page: 4, rows: 3, primary: 6, events: 3, takeaways: 3, arms: 6, name: 90, arm: 44, headline: 170 },
  { page: 3, rows: 2, primary: 6, events: 2, takeaways: 3, arms: 6, name: 80, arm: 40, headline: 150 },
  { page: 2, rows: 1, primary: 6, events: 1, takeaways: 2, arms: 6, name: 70, arm: 32, headline: 130 },
  { page: 1, rows: 1, primary: 4, events: 1, takeaways: 2, arms: 6, name: 70, arm: 32, headline: 120 },
  { page: 1, rows: 1, primary: 3, events: 1, takeaways: 2, arms: 5, name: 60, arm: 28, headline: 110 },
  { page: 1, rows: 1, primary: 2, events: 0, takeaways: 1, arms: 4, name: 56, arm: 24, headline: 90 },
  { page: 1, rows: 1, primary: 1, events: 0, takeaways: 1, arms: 3, name: 40, arm: 20, headline: 70 },
];
