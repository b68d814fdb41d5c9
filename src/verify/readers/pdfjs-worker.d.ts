/** pdf.js looks for this module in a global of its own, so its shape is no concern of ours. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
