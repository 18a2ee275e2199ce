/** How many devices there were in the last 90 days, and who and what came and went in each week. */
import type { Happened } from '@heldby/client';
import { Answered } from '../../app/answered.tsx';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Card } from '../../kit/card.tsx';
import { BarChart } from '../../kit/charts/bar-chart.tsx';
import { LineChart } from '../../kit/charts/line-chart.tsx';
import { OVERVIEW } from '../../words/overview.ts';
import { ASKED, dayBefore, useWeeks } from './ask.ts';

const DAYS = 90;
/** More days than are shown. */
const MOST = 1_000;

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

export function WeeklyDevices() {
  const series = [
    { name: OVERVIEW.begun, of: ({ begun }: Happened) => begun },
    { name: OVERVIEW.ended, of: ({ ended }: Happened) => ended },
  ];
  return <Weekly title={OVERVIEW.weeklyDevices} series={series} />;
}

export function WeeklyPeople() {
  const series = [
    { name: OVERVIEW.joined, of: ({ joined }: Happened) => joined ?? 0 },
    { name: OVERVIEW.left, of: ({ left }: Happened) => left ?? 0 },
  ];
  return <Weekly title={OVERVIEW.weeklyPeople} series={series} />;
}

interface WeeklyProps {
  readonly title: string;
  readonly series: readonly { readonly name: string; readonly of: (week: Happened) => number }[];
}

function Weekly({ title, series }: WeeklyProps) {
  return (
    <Card title={title}>
      <div class="overview-chart">
        <Answered answer={useWeeks()} of={ASKED.weeks} rows={5}>
          {weeks => (
            <BarChart
              title={title}
              titled={false}
              labels={weeks.map(({ since }) => since)}
              series={series.map(({ name, of }) => ({ name, values: weeks.map(of) }))}
            />
          )}
        </Answered>
      </div>
    </Card>
  );
}
