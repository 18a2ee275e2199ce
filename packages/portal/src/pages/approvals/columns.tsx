/** The columns of the list of approvals: until when it waits, or who decided and why. */
import type { Approval } from '@heldby/client';
import { hrefOf } from '../../app/router.ts';
import { KindIcon } from '../../kit/kind-icon.tsx';
import type { Column } from '../../kit/table/source.ts';
import { APPROVALS } from '../../words/approvals.ts';
import { format } from '../../words/format.ts';
import { kindWords } from '../../words/kinds.ts';

const { columns: titles } = APPROVALS;

export function nameOf({ deviceName, model, kind }: Approval): string {
  return deviceName ?? model ?? kindWords[kind];
}

const SAME: readonly Column<Approval>[] = [
  {
    id: 'device',
    title: titles.device,
    widthPx: 160,
    grows: true,
    view: approval => (
      <>
        <KindIcon kind={approval.kind} />
        <bdi class="clip">{nameOf(approval)}</bdi>
      </>
    ),
  },
  {
    id: 'person',
    title: titles.person,
    widthPx: 136,
    view: ({ owner }) =>
      owner.kind === 'person' ? (
        <a href={hrefOf(`people/${owner.id}`)} tabIndex={-1}>
          <bdi>{owner.name}</bdi>
        </a>
      ) : (
        <bdi>{owner.name}</bdi>
      ),
  },
];

const WHY = text('why', 352, ({ why }) => why);
const SINCE = time('since', ({ askedAt }) => askedAt);

const WAITING = [...SAME, WHY, SINCE, time('until', ({ expiresAt }) => expiresAt)];

const DECIDED = [
  ...SAME,
  time('ended', ({ decidedAt }) => decidedAt),
  text('by', 152, ({ decidedBy }) => decidedBy?.name ?? APPROVALS.server),
  text('reason', 200, ({ reason }) => reason),
  WHY,
  SINCE,
];

export function columnsOf(state: Approval['state']): readonly Column<Approval>[] {
  return state === 'waiting' ? WAITING : DECIDED;
}

function text(id: keyof typeof titles, widthPx: number, of: (approval: Approval) => string | null): Column<Approval> {
  return {
    id,
    title: titles[id],
    widthPx,
    view: approval => {
      const said = of(approval);
      return said && <bdi title={said}>{said}</bdi>;
    },
  };
}

function time(id: keyof typeof titles, of: (approval: Approval) => string | null): Column<Approval> {
  return {
    id,
    title: titles[id],
    widthPx: 152,
    view: approval => {
      const at = of(approval);
      return at && <time dateTime={at}>{format.dateTime(at)}</time>;
    },
  };
}
