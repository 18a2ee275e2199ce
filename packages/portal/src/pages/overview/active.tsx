/** How many devices are in use: in 7, 30 and 90 days. Those that are not lead to their list. */
import type { Me } from '@heldby/client';
import { Answered } from '../../app/answered.tsx';
import { linkTo } from '../../app/links.ts';
import { Card } from '../../kit/card.tsx';
import { format } from '../../words/format.ts';
import { OVERVIEW } from '../../words/overview.ts';
import { ASKED, useFigures } from './ask.ts';

export function Active({ me }: { readonly me: Me }) {
  return (
    <Card title={OVERVIEW.active}>
      <Answered answer={useFigures()} of={ASKED.figures} rows={3}>
        {({ devices }) => (
          <>
            <ul class="active">
              <Span me={me} days={7} active={devices.active7Days} all={devices.total} />
              <Span me={me} days={30} active={devices.active30Days} all={devices.total} />
              <Span me={me} days={90} active={devices.active90Days} all={devices.total} />
            </ul>
            <p class="quiet active-about">{OVERVIEW.inNeither}</p>
          </>
        )}
      </Answered>
    </Card>
  );
}

interface SpanProps {
  readonly me: Me;
  readonly days: number;
  /** Null before it was counted. */
  readonly active: number | null;
  readonly all: number;
}

function Span({ me, days, active, all }: SpanProps) {
  const href = linkTo(me, 'devices', { q: `unused-since:${days}d` });
  const rest = OVERVIEW.notUsed(days);
  return (
    <li class="active-row">
      <span>{OVERVIEW.activeIn(days)}</span>
      <Meter part={active ?? 0} whole={all} />
      <strong class="tabular">{active === null ? '–' : format.number(active)}</strong>
      <span class="active-rest">{href === undefined ? rest : <a href={href}>{rest}</a>}</span>
    </li>
  );
}

function Meter({ part, whole }: { readonly part: number; readonly whole: number }) {
  return (
    <svg class="meter" width="100%" height="8" aria-hidden="true">
      <rect class="meter-whole" width="100%" height="8" rx="2" />
      <rect class="meter-part" width={`${whole === 0 ? 0 : (part / whole) * 100}%`} height="8" rx="2" />
    </svg>
  );
}
