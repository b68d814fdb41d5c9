/** An element of the markup that a template gave, with its place in the template. */
import type { Place } from './types.js';

export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
  place: Place;
}
