/** The gallery's section of charts, history and data. */
import { useState } from 'preact/hooks';
import { Card } from '../../../src/kit/card.tsx';
import { BarChart } from '../../../src/kit/charts/bar-chart.tsx';
import { Breakdown } from '../../../src/kit/charts/breakdown.tsx';
import { LineChart } from '../../../src/kit/charts/line-chart.tsx';
import { Sparkline } from '../../../src/kit/charts/sparkline.tsx';
import { DiffView } from '../../../src/kit/data/diff-view.tsx';
import { JsonView } from '../../../src/kit/data/json-view.tsx';
import { DaySlider } from '../../../src/kit/day-slider.tsx';
import { Figures } from '../../../src/kit/figures.tsx';
import { bellOffIcon, logInIcon, swapIcon } from '../../../src/kit/generated/icons.ts';
import { HoldingBars } from '../../../src/kit/history/holding-bars.tsx';
import { Timeline } from '../../../src/kit/history/timeline.tsx';
import { ARABIC_NAME, activeOn, DAYS, HOLDINGS, JSON_SAMPLE, LONG_NAME, NOW, WEEKS } from './samples.ts';

export function Time() {
  const [day, setDay] = useState<string | null>(null);
  return (
    <>
      <DaySlider today="2026-11-29" day={day} onDay={setDay} marks={['2025-06-18', '2025-07-01', '2026-02-11']} />
      <div class="sample-columns">
        <Card title="Who held it">
          <HoldingBars title="Holders over time" holdings={HOLDINGS} now={NOW} day={day} />
        </Card>
        <Card title="Timeline" flush>
          <Timeline happenings={happenings} />
        </Card>
        <Card title="Before and after">
          <DiffView
            label="What changed"
            before={JSON_SAMPLE}
            after={{ ...JSON_SAMPLE, name: LONG_NAME, tags: ['reception'], disabled: { reason: 'Lost' } }}
          />
        </Card>
        <Card title="JSON">
          <JsonView label="Webex" value={JSON_SAMPLE} />
        </Card>
      </div>
    </>
  );
}

export function Charts() {
  const weekly = (factor: number) => WEEKS.map((_, week) => (week * factor * 7) % 23);
  return (
    <div class="sample-columns">
      <Figures
        label="In numbers"
        figures={[
          { label: 'Devices', value: 18_340, about: '15,100 held by somebody', href: '#charts' },
          { label: 'Late loans', value: 3, about: '7 devices lent', tone: 'warn' },
          { label: 'Locked out', value: 0, tone: 'bad' },
          { label: 'On its way', value: undefined },
        ]}
      />
      <Card title="Use" aside={<Sparkline label="Active devices, 30 days" values={activeOn(90).slice(-30)} />}>
        <LineChart
          title="Active devices"
          labels={DAYS}
          series={[
            { name: 'within 90 days', values: activeOn(18_340) },
            { name: 'within 30 days', values: activeOn(15_100) },
            { name: 'within 7 days', values: activeOn(11_700) },
          ]}
        />
      </Card>
      <Card title="Weeks">
        <BarChart
          title="Joined and ended"
          labels={WEEKS}
          series={[
            { name: 'Joined', values: weekly(3) },
            { name: 'Ended', values: weekly(5) },
          ]}
        />
      </Card>
      <Card title="One line">
        <LineChart
          title="Sign-ins"
          labels={DAYS.slice(-90)}
          series={[{ name: 'Sign-ins', values: activeOn(420).slice(-90) }]}
          heightPx={120}
        />
      </Card>
      <Card title="Kinds">
        <Breakdown title="Devices by kind" rest="Others" parts={PARTS} />
      </Card>
    </div>
  );
}

const PARTS = [
  { name: 'Phones and tablets', value: 11_204, href: '#mobile' },
  { name: 'Desk phones', value: 4_310, href: '#desk' },
  { name: 'Browsers', value: 1_902, href: '#browser' },
  { name: 'Room devices', value: 512, href: '#room' },
  { name: 'Web catalogs', value: 300, href: '#web' },
  { name: 'App catalogs', value: 112, href: '#native' },
];

const happenings = [
  { id: '3', icon: logInIcon, text: 'Took over Room Bar Pro as guest', at: '2026-11-29T08:02:00Z', who: 'Webex hot desk' },
  { id: '2', icon: bellOffIcon, text: 'Push token quarantined', at: '2026-11-28T23:14:00Z', reason: 'Unregistered' },
  {
    id: '1',
    icon: swapIcon,
    text: <>Pixel 11 came from {ARABIC_NAME}</>,
    at: '2026-10-14T16:20:00Z',
    who: LONG_NAME,
    reason: 'New phone',
  },
];
