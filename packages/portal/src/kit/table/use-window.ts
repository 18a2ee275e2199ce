/** Follows the scrolling of a table, and says which rows to draw. */
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type RowWindow, scrollTo, type Viewport, windowOf } from './window.ts';

export interface Scrolling {
  readonly rows: RowWindow;
  readonly port: () => Viewport;
  readonly showRow: (index: number) => void;
  readonly onScroll: () => void;
}

/** Before the element is measured. */
const FIRST_VIEW_PX = 800;
const FIRST_ROW_PX = 34;

export function useWindow(scroller: RefObject<HTMLDivElement | null>, total: number, whole: boolean): Scrolling {
  const rowPx = useRef(FIRST_ROW_PX);
  const port = useCallback((): Viewport => {
    const element = scroller.current;
    const head = element?.querySelector('thead')?.offsetHeight ?? 0;
    const viewPx = element === null ? FIRST_VIEW_PX : Math.max(0, element.clientHeight - head);
    return { total, rowPx: rowPx.current, viewPx, scrollTop: element?.scrollTop ?? 0 };
  }, [total]);
  const [rows, setRows] = useState(() => windowOf(port()));
  const onScroll = useCallback(() => setRows(before => unlessSame(before, windowOf(port()))), [port]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    rowPx.current = Number.parseFloat(getComputedStyle(element).getPropertyValue('--row')) || FIRST_ROW_PX;
    onScroll();
    const observer = new ResizeObserver(onScroll);
    observer.observe(element);
    return () => observer.disconnect();
  }, [onScroll]);
  const showRow = (index: number) => {
    const element = scroller.current;
    if (element === null || whole) return;
    element.scrollTop = scrollTo(port(), index);
    onScroll();
  };
  return { rows: whole ? { first: 0, end: total, abovePx: 0, belowPx: 0 } : rows, port, showRow, onScroll };
}

function unlessSame(before: RowWindow, after: RowWindow): RowWindow {
  const same = before.first === after.first && before.end === after.end && before.abovePx === after.abovePx;
  return same && before.belowPx === after.belowPx ? before : after;
}
