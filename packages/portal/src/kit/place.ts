/** Where a popover goes: below what it belongs to, or above where there is no room. */

/** Between a popover and the edge of the window. */
const EDGE_PX = 8;
const GAP_PX = 4;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Place {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
}

export function placeBeside(anchor: Box, size: Size, screen: Size, align: 'start' | 'end' = 'start'): Place {
  const below = screen.height - anchor.bottom - GAP_PX - EDGE_PX;
  const above = anchor.top - GAP_PX - EDGE_PX;
  const under = size.height <= below || below >= above;
  const maxHeight = Math.max(0, under ? below : above);
  const height = Math.min(size.height, maxHeight);
  const wanted = align === 'start' ? anchor.left : anchor.right - size.width;
  return {
    left: Math.max(EDGE_PX, Math.min(wanted, screen.width - size.width - EDGE_PX)),
    top: under ? anchor.bottom + GAP_PX : anchor.top - GAP_PX - height,
    maxHeight,
  };
}
