/** Bars side by side, one for each series at each label. */
import { Frame } from './frame.tsx';
import { type ChartProps, Plot, tableOf } from './plot.tsx';
import { round } from './scale.ts';

/** How much of its room a group of bars fills. */
const FILLED = 0.72;
const WIDEST_PX = 28;

export function BarChart(chart: ChartProps) {
  const { title, titled = true, series } = chart;
  const largest = Math.max(0, ...series.flatMap(({ values }) => values));
  return (
    <Frame title={title} titled={titled} legend={series.map(({ name }) => name)} table={tableOf(chart)}>
      <Plot {...chart} largest={largest}>
        {({ x, y, bandPx, basePx }) => {
          const widthPx = Math.max(1, Math.min(WIDEST_PX, (bandPx * FILLED) / series.length));
          const startPx = (widthPx * series.length) / 2;
          return series.map(({ name, values }, index) => (
            <g key={name} class={`chart-bar chart-bar-${index}`}>
              {values.map((value, at) => (
                <rect
                  key={chart.labels[at]}
                  x={round(x(at) - startPx + index * widthPx)}
                  y={y(value)}
                  width={round(Math.max(1, widthPx - 1))}
                  height={round(basePx - y(value))}
                  rx={Math.min(2, widthPx / 4)}
                />
              ))}
            </g>
          ));
        }}
      </Plot>
    </Frame>
  );
}
