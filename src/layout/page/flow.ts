/** The flow of participants on the page. */
import type { Flow } from '../../document/types.js';
import { armColor } from '../../theme/theme.js';
import { flowFigure } from '../charts/flow.js';
import type { Item } from '../types.js';
import { figureStyle, paintText } from './chart.js';
import { movedItem, type MeasuredBlock } from './measured-block.js';
import type { Setting } from './style.js';
import { tag } from './text.js';

/** Draws the steps in a width, as high as they need. */
export function layoutFlow(flow: Flow, width: number, setting: Setting): MeasuredBlock {
  const figure = flowFigure(flow, width, figureStyle(setting));
  return {
    height: figure.height,
    place: (x, y) => {
      const joints = figure.joints.map((points): Item => ({
        kind: 'path',
        points,
        stroke: 'comparator',
        lineWidth: 0.9,
      }));
      const bars = figure.bars.map(({ tone, ...box }): Item => ({
        kind: 'rect',
        ...box,
        fill: tone === null ? 'comparator' : armColor(tone),
      }));
      const texts = figure.texts.flatMap((text) => paintText(text, setting));
      const items = [...joints, ...bars, ...texts].map((item) => movedItem(item, x, y));
      return { artifacts: [], tagged: [tag('Figure', items, { alt: flow.alt })] };
    },
  };
}
