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
  return wanted === top ? port.scrollTop : wanted / scaleOf(port);
}

/** How many rows the view shows whole: what Page Down moves by. */
export function rowsInView({ viewPx, rowPx }: Viewport): number {
  return Math.max(1, Math.floor(viewPx / rowPx));
}

/** How far the rows have moved up, which in a very long list is more than the element has scrolled. */
function rowsTop(port: Viewport): number {
  const most = Math.max(0, port.total * port.rowPx - port.viewPx);
  return clamp(port.scrollTop * scaleOf(port), 0, most);
}

function scaleOf({ total, rowPx, viewPx }: Viewport): number {
  const rowsPx = total * rowPx;
  return rowsPx <= MAX_SCROLL_PX ? 1 : (rowsPx - viewPx) / (MAX_SCROLL_PX - viewPx);
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, Math.max(least, most)));
}
