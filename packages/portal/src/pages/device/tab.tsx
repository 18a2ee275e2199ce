/** What the chosen tab shows. */
import { lazyPart } from '../../app/lazy-part.tsx';
import { Loading } from '../../kit/states.tsx';
import type { Shown } from './opened.ts';
import { OverviewTab } from './overview-tab.tsx';
import type { TabName } from './tabs.tsx';

const FacesTab = lazyPart(async () => (await import('./apis/faces-tab.tsx')).FacesTab, <Loading />);
const TimelineTab = lazyPart(async () => (await import('./timeline-tab.tsx')).TimelineTab, <Loading />);
const TwinsTab = lazyPart(async () => (await import('./twins/twins-tab.tsx')).TwinsTab, <Loading />);

export function ShownTab({ tab, query, ...shown }: Shown & { readonly tab: TabName; readonly query: URLSearchParams }) {
  if (tab === 'apis') return <FacesTab {...shown} face={query.get('api')} />;
  if (tab === 'twins') return <TwinsTab {...shown} />;
  if (tab === 'timeline' && shown.may.readTimeline) return <TimelineTab {...shown} />;
  return <OverviewTab {...shown} query={query} />;
}
