/** How wide an element is, so that a chart is drawn in its pixels and its text keeps its size. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Before it is measured. */
const FIRST_PX = 480;

export function useWidth(): readonly [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(FIRST_PX);
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return;
    const observer = new ResizeObserver(() => setWidth(measured.clientWidth || FIRST_PX));
    observer.observe(measured);
    setWidth(measured.clientWidth || FIRST_PX);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
