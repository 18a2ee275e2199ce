/** Axes and what is hovered, shared by lines and bars. */
import type { ComponentChildren } from 'preact';
import { format } from '../../words/format.ts';
import { labelledIndexes, niceTicks, round } from './scale.ts';
import { useWidth } from './use-width.ts';

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

export interface ChartProps {
  readonly title: string;
  /** False in a card of the same title. */
  readonly titled?: boolean;
  /** What the values stand at: days as `2026-05-04`, or words. */
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly heightPx?: number;
}

export interface Scales {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly bandPx: number;
  readonly basePx: number;
}

const TOP_PX = 8;
const FOOT_PX = 20;
const LEFT_PX = 40;
/** Room for one label below the axis. */
const LABEL_PX = 72;
const HEIGHT_PX = 180;

interface PlotProps extends ChartProps {
  readonly largest: number;
  readonly children: (scales: Scales) => ComponentChildren;
}

export function Plot({ title, labels, series, largest, heightPx = HEIGHT_PX, children }: PlotProps) {
  const [box, widthPx] = useWidth();
  const ticks = niceTicks(largest);
  const top = ticks.at(-1) ?? 1;
  const basePx = heightPx - FOOT_PX;
  const bandPx = Math.max(0, widthPx - LEFT_PX) / Math.max(1, labels.length);
  const scales: Scales = {
    x: index => round(LEFT_PX + (index + 0.5) * bandPx),
    y: value => round(basePx - (value / top) * (basePx - TOP_PX)),
    bandPx,
    basePx,
  };
  return (
    <div ref={box}>
      <svg
        class="chart-svg"
        height={heightPx}
        viewBox={`0 0 ${widthPx} ${heightPx}`}
        role="img"
        aria-label={summarize(title, labels, series)}
      >
        {ticks.map(tick => (
          <g key={tick}>
            <line class="chart-grid" x1={LEFT_PX} x2={widthPx} y1={scales.y(tick)} y2={scales.y(tick)} />
            <text x={LEFT_PX - 8} y={scales.y(tick) + 4} text-anchor="end">
              {format.shortNumber(tick)}
            </text>
          </g>
        ))}
        {labelledIndexes(labels.length, Math.max(1, Math.floor((widthPx - LEFT_PX) / LABEL_PX))).map(index => (
          <Label key={index} text={sayLabel(labels[index] ?? '')} x={scales.x(index)} y={heightPx - 4} endPx={widthPx} />
        ))}
        {children(scales)}
        <Hovered labels={labels} series={series} scales={scales} />
      </svg>
    </div>
  );
}

/** Below its point, and at the edge within the picture. */
function Label({ text, x, y, endPx }: { readonly text: string; readonly x: number; readonly y: number; readonly endPx: number }) {
  const isAtEdge = x + LABEL_PX / 3 > endPx;
  return (
    <text x={isAtEdge ? endPx : x} y={y} text-anchor={isAtEdge ? 'end' : 'middle'}>
      {text}
    </text>
  );
}

/** Narrower, nobody hits it with a pointer: it stands for several labels. */
const LEAST_HIT_PX = 4;

/** Says the values where the pointer is. */
function Hovered({ labels, series, scales }: Pick<ChartProps, 'labels' | 'series'> & { readonly scales: Scales }) {
  const step = Math.max(1, Math.ceil(LEAST_HIT_PX / Math.max(scales.bandPx, 0.1)));
  const indexes = labels.map((_, index) => index).filter(index => index % step === 0);
  return (
    <g>
      {indexes.map(index => (
        <rect
          key={index}
          class="chart-hit"
          x={round(LEFT_PX + index * scales.bandPx)}
          y={TOP_PX}
          width={round(step * scales.bandPx)}
          height={scales.basePx - TOP_PX}
        >
          <title>
            {[sayLabel(labels[index] ?? ''), ...series.map(each => `${each.name}: ${sayValue(each, index)}`)].join('\n')}
          </title>
        </rect>
      ))}
    </g>
  );
}

/** The figures of a chart as rows: a label, and a value of each series. */
export function tableOf({ labels, series, title }: ChartProps) {
  return {
    head: [title, ...series.map(({ name }) => name)],
    rows: labels.map((label, index) => [sayLabel(label), ...series.map(each => sayValue(each, index))]),
  };
}

export function sayLabel(label: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(label) ? format.shortDate(label) : label;
}

function sayValue({ values }: Series, index: number): string {
  return format.number(values[index] ?? 0);
}

/** What a screen reader says instead of the picture: where each line begins and ends. */
function summarize(title: string, labels: readonly string[], series: readonly Series[]): string {
  const [first = '', last = ''] = [labels[0], labels.at(-1)].map(label => sayLabel(label ?? ''));
  const ends = series.map(each => `${each.name} ${sayValue(each, 0)} – ${sayValue(each, labels.length - 1)}`);
  return `${title}, ${first} – ${last}: ${format.list(ends)}`;
}
