/** A line without axes, for a row of a table or beside a figure. */
import { linePath } from './scale.ts';
import './sparkline.css';

const WIDTH_PX = 96;
const HEIGHT_PX = 20;
/** Half the line, which would be cut off at the edges. */
const EDGE_PX = 1;

export function Sparkline({ label, values }: { readonly label: string; readonly values: readonly number[] }) {
  const largest = Math.max(1, ...values);
  const step = (WIDTH_PX - 2 * EDGE_PX) / Math.max(1, values.length - 1);
  const y = (value: number) => HEIGHT_PX - EDGE_PX - (value / largest) * (HEIGHT_PX - 2 * EDGE_PX);
  const points = values.map((value, index) => [EDGE_PX + index * step, y(value)] as const);
  return (
    <svg
      class="sparkline"
      width={WIDTH_PX}
      height={HEIGHT_PX}
      viewBox={`0 0 ${WIDTH_PX} ${HEIGHT_PX}`}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <path d={linePath(points)} />
    </svg>
  );
}
