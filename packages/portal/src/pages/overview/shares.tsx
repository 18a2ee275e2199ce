/** How the devices divide by kind or by platform. */
import type { Me } from '@heldby/client';
import { Answered } from '../../app/answered.tsx';
import { linkTo } from '../../app/links.ts';
import { Card } from '../../kit/card.tsx';
import { Breakdown } from '../../kit/charts/breakdown.tsx';
import { kindWords, platformWords } from '../../words/kinds.ts';
import { OVERVIEW } from '../../words/overview.ts';
import { ASKED, useFigures } from './ask.ts';

interface SharesProps {
  readonly me: Me;
  readonly by: 'kind' | 'platform';
  readonly title: string;
}

export function Shares({ me, by, title }: SharesProps) {
  const names: Readonly<Record<string, string>> = by === 'kind' ? kindWords : platformWords;
  const partOf = ({ value, devices }: { readonly value: string | null; readonly devices: number }) => {
    const href = value === null ? undefined : linkTo(me, 'devices', { q: `${by}:${value}` });
    const name = value === null ? OVERVIEW.none : (names[value] ?? value);
    return { name, value: devices, ...(href === undefined ? {} : { href }) };
  };
  return (
    <Card title={title}>
      <div class="overview-short">
        <Answered answer={useFigures()} of={ASKED.figures} rows={4}>
          {({ devices }) => (
            <Breakdown
              title={title}
              titled={false}
              parts={(by === 'kind' ? devices.byKind : devices.byPlatform).map(partOf)}
              rest={OVERVIEW.rest}
            />
          )}
        </Answered>
      </div>
    </Card>
  );
}
