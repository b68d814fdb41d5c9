/** How much work a template may ask for: partials within partials, and rounds of `{{#each}}`. */
import { isQuantity } from '../dataset/quantity.js';
import type Handlebars from 'handlebars';
import { expectWithin } from '../bounds.js';

type Invoke = (this: unknown, partial: unknown, context: unknown, options: { name?: string }) => unknown;
interface Runtime {
  VM: { invokePartial: Invoke };
}
type Each = (this: unknown, items: unknown, options: unknown) => unknown;

/**
 * Bounds what an environment does from one call of `begin` to the next: what goes beyond
 * throws a ContentError. Partials that name one another are seen only when they are used.
 */
export function boundWork(environment: typeof Handlebars): { begin: () => void } {
  let [partials, depth, rounds] = [0, 0, 0];
  const runtime = environment as unknown as Runtime;
  const { invokePartial } = runtime.VM;
  const bounded: Invoke = function (partial, context, options) {
    const place = { file: `partial "${options.name ?? ''}"` };
    expectWithin('partials of a template', (partials += 1), place);
    expectWithin('depth of partials', (depth += 1), place);
    try {
      return invokePartial.call(this, partial, context, options);
    } finally {
      depth -= 1;
    }
  };
  runtime.VM = { ...runtime.VM, invokePartial: bounded };
  const each = environment.helpers.each as Each;
  environment.registerHelper('each', function (this: unknown, items: unknown, options: unknown) {
    if (Array.isArray(items)) expectWithin('rounds of a template', (rounds += items.length), {});
    return each.call(this, isQuantity(items) ? [] : items, options);
  });
  return { begin: () => void ([partials, depth, rounds] = [0, 0, 0]) };
}
