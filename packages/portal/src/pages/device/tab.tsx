/** What the chosen tab shows. */
import { FacesTab } from './apis/faces-tab.tsx';
import type { Shown } from './opened.ts';
import { OverviewTab } from './overview-tab.tsx';
import type { TabName } from './tabs.tsx';
import { TimelineTab } from './timeline-tab.tsx';
import { TwinsTab } from './twins/twins-tab.tsx';

export function ShownTab({ tab, query, ...shown }: Shown & { readonly tab: TabName; readonly query: URLSearchParams }) {
  if (tab === 'apis') return <FacesTab {...shown} face={query.get('api')} />;
  if (tab === 'twins') return <TwinsTab {...shown} />;
  if (tab === 'timeline' && shown.may.readTimeline) return <TimelineTab {...shown} />;
  return <OverviewTab {...shown} query={query} />;
}
