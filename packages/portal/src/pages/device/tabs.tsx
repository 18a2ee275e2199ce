/** The tabs of the page. Each has an address. */
import { hrefOf } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Tabs } from '../../kit/tabs.tsx';
import { DEVICE } from '../../words/device.ts';
import type { May } from './opened.ts';

export const TABS = ['overview', 'apis', 'twins', 'timeline'] as const;
export type TabName = (typeof TABS)[number];

export function tabOf(query: URLSearchParams): TabName {
  return TABS.find(each => each === query.get('tab')) ?? 'overview';
}

export function tabHref(deviceId: string, tab: TabName): string {
  return hrefOf(`devices/${deviceId}`, new URLSearchParams(tab === 'overview' ? {} : { tab }));
}

interface DeviceTabsProps {
  readonly deviceId: string;
  readonly tab: TabName;
  readonly may: May;
}

export function DeviceTabs({ deviceId, tab, may }: DeviceTabsProps) {
  const { value } = useAnswer(`devices/${deviceId}/twins`, signal => client.devices.sameHardware(deviceId, { signal }));
  const found = value?.items.length ?? 0;
  const tabs = TABS.filter(each => each !== 'timeline' || may.readTimeline).map(each => ({
    href: tabHref(deviceId, each),
    text: DEVICE.tabs[each],
    current: each === tab,
    ...(each === 'twins' && found > 0 ? { count: String(found) } : {}),
  }));
  return <Tabs label={DEVICE.tabsLabel} tabs={tabs} />;
}
