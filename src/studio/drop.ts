/** Files dropped on the page of the browser, which would otherwise show them in place of the studio. */
export function takeDrops(parent: HTMLElement, dropped: (files: readonly File[]) => void): void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  parent.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    parent.classList.add('dropping');
  });
  parent.addEventListener('dragleave', () => parent.classList.remove('dropping'));
  parent.addEventListener('drop', (event) => {
    parent.classList.remove('dropping');
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    dropped(files);
  });
}
