/** The overview: what matters today in numbers, what is to be done, and what happens. */
import { PageHead } from '../../app/page-head.tsx';
import type { PageProps } from '../../app/pages.ts';
import { maySee } from '../../data/me.ts';
import { OVERVIEW } from '../../words/overview.ts';
import { Active } from './active.tsx';
import { Begin } from './begin.tsx';
import { Counting } from './counting.tsx';
import { TodayFigures } from './figures.tsx';
import { Leavers } from './leavers.tsx';
import { Loans } from './loans.tsx';
import { Daily, WeeklyDevices, WeeklyPeople } from './over-time.tsx';
import { Recent } from './recent.tsx';
import { Shares } from './shares.tsx';
import { WebhookTrouble } from './webhooks.tsx';
import './overview.css';

export function Page({ me }: PageProps) {
  return (
    <>
      <PageHead title={OVERVIEW.title} {...(maySee(me, 'read webhooks') ? { actions: <WebhookTrouble /> } : {})} />
      <Counting />
      <TodayFigures me={me} />
      <Begin me={me} />
      <div class={maySee(me, 'events') ? 'overview overview-with-side' : 'overview'}>
        <div class="overview-main">
          <div class="overview-column">
            <Daily />
            <Loans me={me} />
            <Shares me={me} by="kind" title={OVERVIEW.kinds} />
            <Shares me={me} by="platform" title={OVERVIEW.platforms} />
          </div>
          <div class="overview-column">
            <WeeklyDevices />
            <Active me={me} />
            {maySee(me, 'people') && <Leavers me={me} />}
            {maySee(me, 'people') && <WeeklyPeople />}
          </div>
        </div>
        {maySee(me, 'events') && <Recent me={me} />}
      </div>
    </>
  );
}
