/** How a whole divides: one bar in parts, and a line for each part that may lead to its list. */
import { format } from '../../words/format.ts';
import { Frame } from './frame.tsx';
import './breakdown.css';

export interface Part {
  readonly name: string;
  readonly value: number;
  readonly href?: string;
}

/** As many as there are colours. */
const MOST_PARTS = 5;

export function Breakdown({
  title,
  titled = true,
  parts,
  rest,
}: {
  readonly title: string;
  /** False in a card of the same title. */
  readonly titled?: boolean;
  readonly parts: readonly Part[];
  readonly rest: string;
}) {
  const shown = foldParts(parts, rest);
  const total = shown.reduce((sum, { value }) => sum + value, 0);
  let start = 0;
  const table = { head: [title, ''], rows: parts.map(({ name, value }) => [name, format.number(value)]) };
  return (
    <Frame title={title} titled={titled} table={table}>
      <svg class="breakdown-bar" width="100%" height="12" aria-hidden="true">
        {shown.map(({ name, value }, index) => {
          const from = start;
          start += total === 0 ? 0 : value / total;
          return (
            <rect key={name} class={`chart-bar chart-bar-${index}`} x={percent(from)} width={percent(start - from)} height="12">
              <title>{`${name}: ${format.number(value)}`}</title>
            </rect>
          );
        })}
      </svg>
      <ul class="breakdown">
        {shown.map(({ name, value, href }, index) => (
          <li key={name} class="breakdown-part">
            <span class={`clip chart-key chart-key-${index}`}>{href === undefined ? name : <a href={href}>{name}</a>}</span>
            <span>{format.number(value)}</span>
            <span class="breakdown-share">{format.percent(total === 0 ? 0 : value / total)}</span>
          </li>
        ))}
      </ul>
    </Frame>
  );
}

/** The largest first; what has no colour of its own becomes one rest. */
export function foldParts(parts: readonly Part[], rest: string): readonly Part[] {
  const sorted = parts.toSorted((a, b) => b.value - a.value);
  if (sorted.length <= MOST_PARTS) return sorted;
  const others = sorted.slice(MOST_PARTS - 1).reduce((sum, { value }) => sum + value, 0);
  return [...sorted.slice(0, MOST_PARTS - 1), { name: rest, value: others }];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
