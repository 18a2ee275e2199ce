/** Up to three lines over time. One line alone has its area tinted. */
import { Frame } from './frame.tsx';
import { type ChartProps, Plot, tableOf } from './plot.tsx';
import { linePath } from './scale.ts';

export function LineChart(chart: ChartProps) {
  const { title, titled = true, series } = chart;
  const largest = Math.max(0, ...series.flatMap(({ values }) => values));
  return (
    <Frame title={title} titled={titled} legend={series.map(({ name }) => name)} table={tableOf(chart)}>
      <Plot {...chart} largest={largest}>
        {({ x, y, basePx }) =>
          series.map(({ name, values }, index) => {
            const path = linePath(values.map((value, at) => [x(at), y(value)]));
            return (
              <g key={name}>
                {series.length === 1 && values.length > 1 && (
                  <path class="chart-area" d={`${path}L${x(values.length - 1)} ${basePx}L${x(0)} ${basePx}Z`} />
                )}
                <path class={`chart-line chart-line-${index}`} d={path} />
              </g>
            );
          })
        }
      </Plot>
    </Frame>
  );
}
