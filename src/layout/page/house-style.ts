/** What a house style adds to the page. Lengths in points. */
import type { Brief, Paragraph } from '../../document/types.js';
import { fitLogo } from '../../theme/logo.js';
import type { Logo, Theme } from '../../theme/theme.js';
import type { PageLayout } from '../types.js';

/** The logo's room in the upper margin, at the right: 6 mm from the edge, clear of what a printer leaves white. */
const room = { top: 17, right: 42.5, width: 120, height: 14 } as const;

/** The page with the logo in its upper margin; decoration, hidden from screen readers. */
export function withLogo(page: PageLayout, logo: Logo): PageLayout {
  const { width, height } = fitLogo(logo, room);
  const x = page.width - room.right - width;
  return { ...page, artifacts: [...page.artifacts, { kind: 'picture', x, y: room.top, width, height, picture: logo }] };
}

/** The brief with the footer of the house style as its last line. */
export function withFooter(brief: Brief, { footer }: Theme): Brief {
  if (footer === '') return brief;
  const place = { file: 'house style', line: 1, column: 1 };
  const line: Paragraph = {
    tag: 'p',
    role: 'foot',
    place,
    drop: 0,
    end: '',
    children: [{ tag: 'text', text: footer }],
  };
  return { ...brief, children: [...brief.children, line] };
}
