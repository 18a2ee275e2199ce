/** The columns of what the policy of stale devices does next. */

import type { PolicyTarget } from '@heldby/client';
import { hrefOf } from '../../app/router.ts';
import { Chip } from '../../kit/chip.tsx';
import { KindIcon } from '../../kit/kind-icon.tsx';
import type { Column } from '../../kit/table/source.ts';
import { format } from '../../words/format.ts';
import { kindWords } from '../../words/kinds.ts';
import { presentMs } from '../../words/present.ts';
import { STALE } from '../../words/stale.ts';

const { columns: titles } = STALE;

export function nameOf({ deviceName, model, kind }: PolicyTarget): string {
  return deviceName ?? model ?? (kind === null ? '' : kindWords[kind]);
}

const TONES = { disable: 'warn', end: 'bad', release: 'good' } as const;

export const TARGET_COLUMNS: readonly Column<PolicyTarget>[] = [
  {
    id: 'device',
    title: titles.device,
    widthPx: 160,
    grows: true,
    view: target => (
      <>
        {target.kind !== null && <KindIcon kind={target.kind} />}
        <bdi class="clip">{nameOf(target)}</bdi>
      </>
    ),
  },
  { id: 'holders', title: titles.holders, widthPx: 160, view: target => <Holder target={target} /> },
  {
    id: 'active',
    title: titles.active,
    widthPx: 112,
    view: ({ lastActiveAt }) =>
      lastActiveAt === null ? (
        <span class="quiet">{STALE.never}</span>
      ) : (
        <time dateTime={lastActiveAt}>{format.date(lastActiveAt)}</time>
      ),
  },
  {
    id: 'limit',
    title: titles.limit,
    widthPx: 88,
    view: ({ limitDays }) => limitDays !== null && STALE.days(limitDays),
  },
  {
    id: 'what',
    title: titles.what,
    widthPx: 144,
    view: ({ what }) => (
      <Chip tone={what in TONES ? TONES[what as keyof typeof TONES] : 'plain'} dot>
        {STALE.what[what]}
      </Chip>
    ),
  },
  { id: 'when', title: titles.when, widthPx: 136, view: ({ what, at }) => (what === 'nothing' ? '' : sayWhen(at)) },
  { id: 'why', title: titles.why, widthPx: 320, view: ({ why }) => <bdi title={why}>{why}</bdi> },
];

function sayWhen(at: string | null) {
  if (at === null || Date.parse(at) <= presentMs()) return STALE.withNext;
  return <time dateTime={at}>{format.date(at)}</time>;
}

function Holder({ target: { holders } }: { readonly target: PolicyTarget }) {
  const [first] = holders;
  if (first === undefined) return <span class="quiet">{STALE.nobody}</span>;
  const text = <bdi title={holders.map(({ name }) => name).join(', ')}>{first.name}</bdi>;
  return first.kind === 'person' ? (
    <a href={hrefOf(`people/${first.id}`)} tabIndex={-1}>
      {text}
    </a>
  ) : (
    text
  );
}
