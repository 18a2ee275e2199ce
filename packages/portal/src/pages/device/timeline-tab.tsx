/** What has happened to the device and to those who held it, newest first. */
import type { Me, NamedEvent } from '@heldby/client';
import { useState } from 'preact/hooks';
import { Asked } from '../../app/asked.tsx';
import { happeningOf } from '../../app/happenings.tsx';
import { client } from '../../data/client.ts';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Timeline } from '../../kit/history/timeline.tsx';
import { DEVICE, HOLDERS } from '../../words/device.ts';
import type { Shown } from './opened.ts';

const PAGE = 50;
/** The most that the server gives at once. */
const MOST = 1_000;

export function TimelineTab({ device, me }: Shown) {
  const [limit, setLimit] = useState(PAGE);
  return (
    <Card title={DEVICE.tabs.timeline} flush>
      <Asked
        ask={`devices/${device.id}/timeline/${limit}`}
        load={signal => client.devices.timeline(device.id, { limit }, { signal })}
        rows={8}
      >
        {({ items, nextCursor }) => (
          <>
            <Events items={items} me={me} />
            {nextCursor !== null && limit < MOST && (
              <p class="device-more">
                <Button onPress={() => setLimit(Math.min(MOST, limit * 4))}>{HOLDERS.pastAll}</Button>
              </p>
            )}
          </>
        )}
      </Asked>
    </Card>
  );
}

function Events({ items, me }: { readonly items: readonly NamedEvent[]; readonly me: Me }) {
  return <Timeline happenings={items.map(event => happeningOf(event, me))} />;
}
