/** The buttons at the top and at the foot of the screen. */
import { button } from './element.js';
import type { Screen } from './screen.js';

export interface ToolbarActions {
  field: HTMLInputElement;
  begin(): void;
  undo(): void;
  redo(): void;
  house(): void;
  present(): void;
  save(format: 'pdf' | 'pptx'): void;
  saveMore(): void;
  saveDataset(): void;
  forget(): void;
  example(): void;
  licences(): void;
}

export function showToolbar(screen: Screen, actions: ToolbarActions): void {
  screen.actions.append(
    actions.field,
    button('New …', actions.begin),
    button('Open …', () => actions.field.click()),
    button('Undo', actions.undo),
    button('Redo', actions.redo),
    button('House style …', actions.house),
    button('Present', actions.present),
    button('Save page (PDF)', () => actions.save('pdf'), { class: 'main' }),
    button('Save slides (PPTX)', () => actions.save('pptx'), { class: 'main' }),
    button('Save …', actions.saveMore),
  );
  screen.foot.append(
    button('Save dataset', actions.saveDataset),
    button('Delete what is kept', actions.forget),
    button('Show the example', actions.example),
    button('Licences', actions.licences),
  );
}
