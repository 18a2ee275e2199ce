/** The devices of the organization in numbers, as the reports have them. */
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Card } from '../../kit/card.tsx';
import { Breakdown } from '../../kit/charts/breakdown.tsx';
import { LineChart } from '../../kit/charts/line-chart.tsx';
import { Failed, Loading } from '../../kit/states.tsx';
import { OVERVIEW } from '../../words/overview.ts';
import { kindWords, platformWords } from '../../words/query.ts';
import './overview.css';

const DAYS = 90;
const DAY_MS = 86_400_000;
/** More days than are shown. */
const MOST = 1_000;

export function Counts() {
  return (
    <div class="overview">
      <Divided by="kind" title={OVERVIEW.kinds} />
      <Divided by="platform" title={OVERVIEW.platforms} />
      <Daily />
    </div>
  );
}

function Divided({ by, title }: { readonly by: 'kind' | 'platform'; readonly title: string }) {
  const { value, error } = useAnswer(`reports/counts/${by}`, signal => client.reports.counts({ by }, { signal }));
  const parts = value?.items.map(each => ({ name: nameOf(each.value), value: each.devices }));
  return (
    <Card title={title}>
      {parts ? <Breakdown title={title} parts={parts} rest={OVERVIEW.rest} /> : error ? <Failed /> : <Loading rows={3} />}
    </Card>
  );
}

const NAMES: Readonly<Record<string, string>> = { ...kindWords, ...platformWords };

function nameOf(value: string | null): string {
  return value === null ? OVERVIEW.none : (NAMES[value] ?? value);
}

function Daily() {
  const since = new Date(Date.now() - DAYS * DAY_MS).toISOString().slice(0, 10);
  const { value, error } = useAnswer(`reports/daily/${since}`, signal =>
    client.reports.dailyCounts({ by: 'total', since, limit: MOST }, { signal }),
  );
  const days = value?.items;
  return (
    <div class="overview-wide">
      <Card title={OVERVIEW.daily}>
        {days ? (
          <LineChart
            title={OVERVIEW.daily}
            labels={days.map(({ day }) => day)}
            series={[{ name: OVERVIEW.devices, values: days.map(({ devices }) => devices) }]}
          />
        ) : error ? (
          <Failed />
        ) : (
          <Loading rows={5} />
        )}
      </Card>
    </div>
  );
}
