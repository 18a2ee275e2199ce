/** Axes of charts: round numbers, and where points lie. */

const MOST_TICKS = 4;

/** Round numbers from 0 to the largest value or just above it. */
export function niceTicks(largest: number): number[] {
  const most = Math.max(1, largest);
  const rough = most / MOST_TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  // Devices and people are whole.
  const step = Math.max(1, ([1, 2, 2.5, 5, 10].find(factor => factor * power >= rough) ?? 10) * power);
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Math.round(index * step * 1e6) / 1e6);
}

/** Which labels of an axis are shown: as many as fit, evenly. */
export function labelledIndexes(count: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(count / most));
  // Half a step from the edge, where the text has room.
  const first = Math.floor(step / 2);
  return Array.from({ length: Math.ceil((count - first) / step) }, (_, index) => first + index * step);
}

/** The data of a path through points. */
export function linePath(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

/** Half a pixel is not seen, and the text is a third as long. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
