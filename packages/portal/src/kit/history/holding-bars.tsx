/** Who held what from when to when, as bars over time. The same as a table for everybody who does not see bars. */
import type { ComponentChildren } from 'preact';
import { format } from '../../words/format.ts';
import { words } from '../../words/kit-charts.ts';
import { Frame } from '../charts/frame.tsx';
import { barOf, type Interval, type Span, spanOf, ticksOf } from './bars.ts';
import './holding-bars.css';

export interface Holding extends Interval {
  readonly id: string;
  /** The row that it is in: who held the device, or which device was held. */
  readonly rowId: string;
  readonly name: string;
  readonly href?: string;
  readonly role: string;
}

interface BarsProps {
  readonly title: string;
  readonly holdings: readonly Holding[];
  readonly now: number;
  /** The day that is looked at, as a line. */
  readonly day?: string | null;
}

/** For a card, which has the title already. */
export function HoldingBars({ title, holdings, now, day = null }: BarsProps) {
  const span = spanOf(holdings, now);
  const rows = [...Map.groupBy(holdings, ({ rowId }) => rowId).values()];
  const mark = day === null ? null : barOf({ from: day, until: null }, span).start;
  const table = {
    head: [words.holder, words.role, words.from, words.until],
    rows: holdings.map(each => [each.name, each.role, format.date(each.from), sayUntil(each)]),
  };
  return (
    <Frame title={title} titled={false} table={table}>
      <div class="holding-bars">
        <Axis span={span} />
        {rows.map(row => (
          <BarRow key={row[0]?.rowId} holdings={row} span={span} mark={mark} />
        ))}
      </div>
    </Frame>
  );
}

/** Beyond it a label would be cut off at the edge. */
const LAST_LABEL = 0.9;

function Axis({ span }: { readonly span: Span }) {
  const labelled = ticksOf(span).filter(({ at }) => at < LAST_LABEL);
  if (labelled.length === 0) return null;
  return (
    <div class="bar-row bar-axis" aria-hidden="true">
      <span />
      <div class="bar-track">
        {labelled.map(({ at, time }) => (
          <span key={time} class="bar-tick" style={{ left: `${at * 100}%` }}>
            {new Intl.DateTimeFormat(undefined, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(time)}
          </span>
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly holdings: readonly Holding[];
  readonly span: Span;
  readonly mark: number | null;
}

function BarRow({ holdings, span, mark }: RowProps) {
  const [first] = holdings;
  if (first === undefined) return null;
  const label: ComponentChildren = first.href ? <a href={first.href}>{first.name}</a> : first.name;
  return (
    <div class="bar-row">
      <span class="clip" title={first.name}>
        <bdi>{label}</bdi>
      </span>
      <div class="bar-track">
        <svg width="100%" height="18" role="img" aria-label={holdings.map(sayHolding).join('; ')}>
          {ticksOf(span).map(({ at, time }) => (
            <line key={time} class="bar-line" x1={percent(at)} x2={percent(at)} y1="0" y2="18" />
          ))}
          {holdings.map(holding => (
            <HoldingBar key={holding.id} holding={holding} span={span} />
          ))}
          {mark !== null && <line class="bar-mark" x1={percent(mark)} x2={percent(mark)} y1="0" y2="18" />}
        </svg>
      </div>
    </div>
  );
}

function HoldingBar({ holding, span }: { readonly holding: Holding; readonly span: Span }) {
  const { start, end, open } = barOf(holding, span);
  return (
    <rect class={open ? 'bar bar-open' : 'bar'} x={percent(start)} y="3" width={percent(end - start)} height="12" rx="3">
      <title>{sayHolding(holding)}</title>
    </rect>
  );
}

function sayHolding(holding: Holding): string {
  return `${holding.name}, ${holding.role}, ${format.date(holding.from)} – ${sayUntil(holding)}`;
}

function sayUntil({ until }: Holding): string {
  return until === null ? words.now : format.date(until);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
