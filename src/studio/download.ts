/** Files given to the person: as downloads, so that they land where their browser puts them. */

const types = new Map([
  ['pdf', 'application/pdf'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['yaml', 'application/yaml'],
]);

export function download(name: string, content: Uint8Array | string | Blob): void {
  const type = types.get(name.split('.').at(-1) ?? '') ?? 'application/octet-stream';
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content as BlobPart], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
