/** A file carried inside the PDF: the data that the page was made from. */
export interface Attachment {
  name: string;
  bytes: Uint8Array;
  /** Media type, such as `application/yaml`. */
  type: string;
  description: string;
}
