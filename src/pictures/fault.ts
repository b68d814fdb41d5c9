/** What can be wrong with a picture. */
import { ContentError } from '../errors.js';

/** In pixels, or in the units of a drawing. */
export interface Size {
  width: number;
  height: number;
}

/** An error without a place: whoever names the picture knows it. */
export const fault = (message: string, hint: string): ContentError =>
  new ContentError([{ severity: 'error', message, hint }]);

export const damaged = (format: string): ContentError =>
  fault(`this ${format} picture is damaged or cut off`, 'save it again from the program that made it');
