/** What matters today as figures, each with the list behind it. */
import type { Me, Overview } from '@heldby/client';
import { linkTo } from '../../app/links.ts';
import { type Figure, Figures } from '../../kit/figures.tsx';
import { format } from '../../words/format.ts';
import { OVERVIEW } from '../../words/overview.ts';
import { useFigures, useLeavers } from './ask.ts';

export function TodayFigures({ me }: { readonly me: Me }) {
  const { value, error } = useFigures();
  const [next] = useLeavers(value?.people != null).value ?? [];
  const pick = (read: (overview: Overview) => number | null | undefined) =>
    value === undefined ? (error === undefined ? undefined : null) : (read(value) ?? null);
  const about = next && OVERVIEW.nextLeaver(format.shortDate(next.effectiveAt));
  const figures = [
    ...deviceFigures(me, value, pick),
    ...policyFigures(me, value, pick),
    ...(value?.people === null ? [] : peopleFigures(me, value, pick, about)),
    ...(value?.failedSignIns === null ? [] : [signInFigure(me, value, pick)]),
  ];
  return <Figures label={OVERVIEW.figures} figures={figures} />;
}

type Pick = (read: (overview: Overview) => number | null | undefined) => Figure['value'];

function deviceFigures(me: Me, today: Overview | undefined, pick: Pick): readonly Figure[] {
  const { total, unheld, unused90Days } = today?.devices ?? {};
  const share = (part: number | null | undefined) => (part == null || !total ? undefined : OVERVIEW.share(part / total));
  return [
    {
      label: OVERVIEW.devices,
      value: pick(({ devices }) => devices.total),
      about: total === undefined || unheld == null ? undefined : OVERVIEW.heldDevices(total - unheld),
      href: linkTo(me, 'devices'),
    },
    {
      label: OVERVIEW.unheld,
      value: pick(({ devices }) => devices.unheld),
      about: share(unheld),
      href: linkTo(me, 'devices', { q: 'is:unheld' }),
    },
    {
      label: OVERVIEW.stale,
      value: pick(({ devices }) => devices.unused90Days),
      about: share(unused90Days),
      href: linkTo(me, 'devices', { q: 'is:stale' }),
    },
    {
      label: OVERVIEW.lateLoans,
      value: pick(({ loans }) => loans.overdue),
      about: today && OVERVIEW.loansOut(today.loans.due + today.loans.overdue),
      href: linkTo(me, 'loans', { view: 'overdue' }),
      tone: 'warn',
    },
  ];
}

/** What policies let wait, and are about to do. */
function policyFigures(me: Me, today: Overview | undefined, pick: Pick): readonly Figure[] {
  const { due = null, inGrace = 0 } = today?.stale ?? {};
  const isOff = today !== undefined && due === null && inGrace === 0;
  return [
    {
      label: OVERVIEW.waiting,
      value: pick(({ approvals }) => approvals.waiting),
      about: OVERVIEW.newDevices,
      href: linkTo(me, 'approvals'),
      tone: 'warn',
    },
    {
      label: OVERVIEW.staleDue,
      value: pick(({ stale }) => stale.due),
      about: today && (isOff ? OVERVIEW.notCounted : OVERVIEW.inGrace(inGrace)),
      href: linkTo(me, 'stale'),
      tone: 'warn',
    },
  ];
}

function peopleFigures(me: Me, today: Overview | undefined, pick: Pick, nextLeaver: string | undefined): readonly Figure[] {
  const { total, withoutDevices } = today?.people ?? {};
  return [
    {
      label: OVERVIEW.people,
      value: pick(({ people }) => people?.total),
      about: total == null || withoutDevices == null ? undefined : OVERVIEW.holders(total - withoutDevices),
      href: linkTo(me, 'people'),
    },
    {
      label: OVERVIEW.deviceless,
      value: pick(({ people }) => people?.withoutDevices),
      href: linkTo(me, 'people', { q: 'is:deviceless' }),
    },
    {
      label: OVERVIEW.leavers,
      value: pick(({ people }) => people?.leaving),
      about: nextLeaver,
      href: linkTo(me, 'leavers'),
    },
  ];
}

function signInFigure(me: Me, today: Overview | undefined, pick: Pick): Figure {
  const locked = today?.people?.lockedOut ?? 0;
  const yesterday = today?.failedSignIns?.yesterday ?? 0;
  return {
    label: OVERVIEW.failedSignIns,
    value: pick(({ failedSignIns }) => failedSignIns?.today),
    about: today && (locked > 0 ? OVERVIEW.lockedOut(locked) : OVERVIEW.yesterday(yesterday)),
    href: linkTo(me, 'activity', { q: 'type:sign_in.*,person.locked_out' }),
    tone: locked > 0 ? 'bad' : 'warn',
  };
}
