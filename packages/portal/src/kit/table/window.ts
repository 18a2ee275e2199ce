/** Which rows of a long list are drawn, and where. All rows have one height. */

/** Firefox draws nothing beyond about 17.8 million pixels. Longer lists scroll faster than their rows. */
export const MAX_SCROLL_PX = 15_000_000;
/** Rows drawn beyond the view, so that a quick scroll shows no gap. */
const OVERSCAN = 6;

export interface Viewport {
  readonly total: number;
  readonly rowPx: number;
  readonly viewPx: number;
  readonly scrollTop: number;
}

export interface RowWindow {
  readonly first: number;
  /** The first row that is not drawn any more. */
  readonly end: number;
  /** Empty space above the first row, and below the last. */
  readonly abovePx: number;
  readonly belowPx: number;
}

export function windowOf(port: Viewport): RowWindow {
  const { total, rowPx, viewPx } = port;
  const top = rowsTop(port);
  const first = clamp(Math.floor(top / rowPx) - OVERSCAN, 0, total);
  const end = clamp(Math.ceil((top + viewPx) / rowPx) + OVERSCAN, first, total);
  const scrollPx = Math.min(total * rowPx, MAX_SCROLL_PX);
  const drawnPx = (end - first) * rowPx;
  const abovePx = clamp(port.scrollTop - (top - first * rowPx), 0, scrollPx - drawnPx);
  return { first, end, abovePx, belowPx: Math.max(0, scrollPx - drawnPx - abovePx) };
}

/** Where to scroll so that the row is in view: nowhere if it is. */
export function scrollTo(port: Viewport, row: number): number {
  const top = rowsTop(port);
  const [from, to] = [row * port.rowPx, (row + 1) * port.rowPx];
  const wanted = from < top ? from : to > top + port.viewPx ? to - port.viewPx : top;
  return wanted === top ? port.scrollTop : scrollTopAt(port, wanted);
}

/** How many rows the view shows whole: what Page Down moves by. */
export function rowsInView({ viewPx, rowPx }: Viewport): number {
  return Math.max(1, Math.floor(viewPx / rowPx));
}

/**
 * How far the rows have moved up, which in a very long list is more than the element has scrolled. At both ends they move as the element
 * does: there, the rows beyond the view have no empty space that could give way.
 */
function rowsTop(port: Viewport): number {
  const { scrollTop } = port;
  const { edgePx, mostScroll, mostTop, scale } = scaling(port);
  if (scrollTop <= edgePx) return clamp(scrollTop, 0, mostTop);
  if (scrollTop >= mostScroll - edgePx) return clamp(mostTop - (mostScroll - scrollTop), 0, mostTop);
  return edgePx + (scrollTop - edgePx) * scale;
}

/** How far the element has scrolled when the rows have moved up so far. */
function scrollTopAt(port: Viewport, top: number): number {
  const { edgePx, mostScroll, mostTop, scale } = scaling(port);
  if (top <= edgePx) return top;
  return top >= mostTop - edgePx ? mostScroll - (mostTop - top) : edgePx + (top - edgePx) / scale;
}

function scaling({ total, rowPx, viewPx }: Viewport) {
  const rowsPx = total * rowPx;
  const mostTop = Math.max(0, rowsPx - viewPx);
  const mostScroll = Math.max(0, Math.min(rowsPx, MAX_SCROLL_PX) - viewPx);
  const edgePx = (OVERSCAN + 1) * rowPx;
  const scale = rowsPx <= MAX_SCROLL_PX ? 1 : (mostTop - 2 * edgePx) / (mostScroll - 2 * edgePx);
  return { edgePx, mostScroll, mostTop, scale };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)));
}
