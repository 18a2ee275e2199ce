/** How many devices are in use: in 7, 30 and 90 days. What is not leads to its list. */
import type { Me } from '@heldby/client';
import { linkTo } from '../../app/links.ts';
import { Card } from '../../kit/card.tsx';
import { Skeleton } from '../../kit/states.tsx';
import { format } from '../../words/format.ts';
import { OVERVIEW } from '../../words/overview.ts';
import { useTotal } from './ask.ts';

export function Active({ me }: { readonly me: Me }) {
  const all = useTotal('devices');
  const spans = [
    { days: 7, unused: useTotal('devices', { unusedDays: 7 }) },
    { days: 30, unused: useTotal('devices', { unusedDays: 30 }) },
    { days: 90, unused: useTotal('devices', { unusedDays: 90 }) },
  ];
  return (
    <Card title={OVERVIEW.active} aside={<span class="overview-about">{OVERVIEW.activeAbout}</span>}>
      <ul class="active">
        {spans.map(({ days, unused }) => (
          <li key={days} class="active-row">
            <span>{OVERVIEW.activeIn(days)}</span>
            {all == null || unused == null ? (
              <Skeleton seed={days} />
            ) : (
              <>
                <Meter part={all - unused} whole={all} />
                <strong class="tabular">{format.number(all - unused)}</strong>
                <NotUsed href={linkTo(me, 'devices', { q: `unused-since:${days}d` })} text={OVERVIEW.notUsed(unused)} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function NotUsed({ href, text }: { readonly href: string | undefined; readonly text: string }) {
  return <span class="active-rest">{href === undefined ? text : <a href={href}>{text}</a>}</span>;
}

function Meter({ part, whole }: { readonly part: number; readonly whole: number }) {
  return (
    <svg class="meter" width="100%" height="8" aria-hidden="true">
      <rect class="meter-whole" width="100%" height="8" rx="2" />
      <rect class="meter-part" width={`${whole === 0 ? 0 : (part / whole) * 100}%`} height="8" rx="2" />
    </svg>
  );
}
