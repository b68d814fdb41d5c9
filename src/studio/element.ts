/** Elements of the page, without a library: every text is set as text, so that nothing of a dataset becomes markup. */

export type Child = Node | string | null;

/**
 * An element with attributes and children. `true` sets an attribute without a value, `false` and
 * undefined leave it out, and a function under `onclick` and the like listens.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.replace(/^on/, ''), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== undefined) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export const button = (label: string, pressed: () => void, attributes: Record<string, string | boolean> = {}) =>
  element('button', { type: 'button', ...attributes, onclick: pressed }, label);
