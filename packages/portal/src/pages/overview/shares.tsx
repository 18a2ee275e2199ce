/** How the devices divide by kind and platform, and how many they were in the last 90 days. */
import type { Me } from '@heldby/client';
import { Answered } from '../../app/answered.tsx';
import { linkTo } from '../../app/links.ts';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Card } from '../../kit/card.tsx';
import { Breakdown } from '../../kit/charts/breakdown.tsx';
import { LineChart } from '../../kit/charts/line-chart.tsx';
import { OVERVIEW } from '../../words/overview.ts';
import { kindWords, platformWords } from '../../words/query.ts';
import { dayBefore } from './ask.ts';

const DAYS = 90;
/** More days than are shown. */
const MOST = 1_000;

interface SharesProps {
  readonly me: Me;
  readonly by: 'kind' | 'platform';
  readonly title: string;
}

export function Shares({ me, by, title }: SharesProps) {
  const key = `reports/counts/${by}`;
  const answer = useAnswer(key, signal => client.reports.counts({ by }, { signal }));
  const names: Readonly<Record<string, string>> = by === 'kind' ? kindWords : platformWords;
  const partOf = ({ value, devices }: { readonly value: string | null; readonly devices: number }) => {
    const href = value === null ? undefined : linkTo(me, 'devices', { q: `${by}:${value}` });
    return {
      name: value === null ? OVERVIEW.none : (names[value] ?? value),
      value: devices,
      ...(href === undefined ? {} : { href }),
    };
  };
  return (
    <Card title={title}>
      <div class="overview-short">
        <Answered answer={answer} of={key} rows={4}>
          {({ items }) => <Breakdown title={title} titled={false} parts={items.map(partOf)} rest={OVERVIEW.rest} />}
        </Answered>
      </div>
    </Card>
  );
}

export function Daily() {
  const since = dayBefore(DAYS);
  const key = `reports/daily/${since}`;
  const answer = useAnswer(key, signal => client.reports.dailyCounts({ by: 'total', since, limit: MOST }, { signal }));
  return (
    <Card title={OVERVIEW.daily}>
      <div class="overview-chart">
        <Answered answer={answer} of={key} rows={5}>
          {({ items }) => (
            <LineChart
              title={OVERVIEW.daily}
              titled={false}
              labels={items.map(({ day }) => day)}
              series={[{ name: OVERVIEW.devices, values: items.map(({ devices }) => devices) }]}
            />
          )}
        </Answered>
      </div>
    </Card>
  );
}
