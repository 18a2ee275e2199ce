/** What matters today as figures, each with the list behind it. */
import type { Me } from '@heldby/client';
import { linkTo } from '../../app/links.ts';
import { maySee } from '../../data/me.ts';
import { type Figure, Figures } from '../../kit/figures.tsx';
import { format } from '../../words/format.ts';
import { OVERVIEW } from '../../words/overview.ts';
import { useLeavers, useLoans, useLockOuts, useSignInTrouble, useTotal } from './ask.ts';

export function TodayFigures({ me }: { readonly me: Me }) {
  const people = usePeopleFigures(me);
  const signIns = useSignInFigure(me);
  const figures = [...useDeviceFigures(me), ...people, ...signIns];
  return <Figures label={OVERVIEW.figures} figures={figures} />;
}

function useDeviceFigures(me: Me): readonly Figure[] {
  const devices = useTotal('devices');
  const unheld = useTotal('devices', { holderless: true });
  const stale = useTotal('devices', { unusedDays: STALE_DAYS });
  const loans = useLoans();
  const held = devices != null && unheld != null ? OVERVIEW.heldDevices(devices - unheld) : undefined;
  const share = (part: number | null | undefined) =>
    part != null && devices != null ? OVERVIEW.share(part, devices) : undefined;
  return [
    { label: OVERVIEW.devices, value: devices, about: held, href: linkTo(me, 'devices') },
    { label: OVERVIEW.unheld, value: unheld, about: share(unheld), href: linkTo(me, 'devices', { q: 'is:unheld' }) },
    { label: OVERVIEW.stale, value: stale, about: share(stale), href: linkTo(me, 'devices', { q: 'is:stale' }) },
    {
      label: OVERVIEW.lateLoans,
      value: loans === null ? null : loans?.late,
      about: loans ? OVERVIEW.loansOut(loans.out) : undefined,
      href: linkTo(me, 'loans', { state: 'overdue' }) ?? '#loans',
      tone: 'warn',
    },
  ];
}

/** As the filter `is:stale` means it. */
const STALE_DAYS = 90;

function usePeopleFigures(me: Me): readonly Figure[] {
  const sees = maySee(me, 'people');
  const people = useTotal(sees ? 'people' : null);
  const deviceless = useTotal(sees ? 'people' : null, { deviceless: true });
  const leavers = useLeavers(sees);
  if (!sees) return [];
  const [next] = leavers?.items ?? [];
  return [
    {
      label: OVERVIEW.people,
      value: people,
      about: people != null && deviceless != null ? OVERVIEW.holders(people - deviceless) : undefined,
      href: linkTo(me, 'people'),
    },
    { label: OVERVIEW.deviceless, value: deviceless, href: linkTo(me, 'people', { q: 'is:deviceless' }) },
    {
      label: OVERVIEW.leavers,
      value: leavers === null ? null : leavers?.items.length,
      about: next && OVERVIEW.nextLeaver(format.shortDate(next.effectiveAt)),
      href: linkTo(me, 'leavers') ?? '#leavers',
    },
  ];
}

function useSignInFigure(me: Me): readonly Figure[] {
  const sees = maySee(me, 'events') && maySee(me, 'people');
  const failed = useSignInTrouble(sees);
  const locked = useLockOuts(sees);
  if (!sees) return [];
  return [
    {
      label: OVERVIEW.failedSignIns,
      value: failed,
      about: locked ? OVERVIEW.lockOuts(locked) : OVERVIEW.lastWeek,
      href: linkTo(me, 'activity', { type: 'sign_in.*,person.locked_out' }),
      tone: locked ? 'bad' : 'warn',
    },
  ];
}
