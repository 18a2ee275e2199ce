/** The states of the device since it was added, the newest first. */
import type { LifecycleStretch } from '@heldby/client';
import { Asked } from '../../../app/asked.tsx';
import { client } from '../../../data/client.ts';
import { Card } from '../../../kit/card.tsx';
import { inboxIcon, trashIcon, userIcon, warningIcon, wrenchIcon } from '../../../kit/generated/icons.ts';
import { Timeline } from '../../../kit/history/timeline.tsx';
import { DEVICE } from '../../../words/device.ts';
import { format } from '../../../words/format.ts';
import { lifecycleWords } from '../../../words/kinds.ts';
import type { Shown } from '../opened.ts';

const MOST = 1_000;
const SHOWN = 8;

const ICONS = { in_stock: inboxIcon, assigned: userIcon, in_repair: wrenchIcon, lost: warningIcon, retired: trashIcon };

export function Life({ device }: Shown) {
  return (
    <Card title={DEVICE.life} flush>
      <Asked
        ask={`devices/${device.id}/life`}
        load={signal => client.devices.lifecycle(device.id, { limit: MOST }, { signal })}
        rows={2}
      >
        {({ items }) => {
          const newest = items.toReversed();
          const rest = newest.slice(SHOWN);
          return (
            <>
              <Timeline happenings={newest.slice(0, SHOWN).map(toHappening)} />
              {rest.length > 0 && (
                <details class="device-rest">
                  <summary class="quiet">{DEVICE.lifeBefore(rest.length)}</summary>
                  <Timeline happenings={rest.map(toHappening)} />
                </details>
              )}
            </>
          );
        }}
      </Asked>
    </Card>
  );
}

function toHappening({ state, since, until, reason, setBy, endReason }: LifecycleStretch) {
  return {
    id: since,
    icon: ICONS[state],
    text: (
      <>
        <strong>{lifecycleWords[state]}</strong> {until !== null && DEVICE.lifeUntil(format.date(until))}
      </>
    ),
    at: since,
    ...(setBy === null ? {} : { who: setBy.name }),
    reason: reason ?? endReason,
  };
}
