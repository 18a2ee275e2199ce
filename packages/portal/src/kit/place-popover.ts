/** Puts popovers where they belong. */
import { placeBeside } from './place.ts';

/** Puts an open popover beside an element. By script, because not every browser can anchor by style. */
export function placePopover(popover: HTMLElement, anchor: Element, align: 'start' | 'end' = 'start'): void {
  popover.style.maxHeight = 'none';
  const size = { width: popover.offsetWidth, height: popover.offsetHeight };
  const place = placeBeside(anchor.getBoundingClientRect(), size, { width: innerWidth, height: innerHeight }, align);
  popover.style.left = `${place.left}px`;
  popover.style.top = `${place.top}px`;
  popover.style.maxHeight = `${place.maxHeight}px`;
}
