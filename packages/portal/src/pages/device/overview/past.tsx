/** Who held the device from when to when, as bars; and the records of it, to be corrected. */

import type { Assignment } from '@heldby/client';
import { useState } from 'preact/hooks';
import { Asked } from '../../../app/asked.tsx';
import { client } from '../../../data/client.ts';
import { Button } from '../../../kit/button.tsx';
import { Card } from '../../../kit/card.tsx';
import { trashIcon } from '../../../kit/generated/icons.ts';
import { HoldingBars } from '../../../kit/history/holding-bars.tsx';
import { HOLDERS } from '../../../words/device.ts';
import { format } from '../../../words/format.ts';
import { HOLDING } from '../../../words/holding.ts';
import { presentMs } from '../../../words/present.ts';
import { ownerHref } from '../names.ts';
import type { Open, Shown } from '../opened.ts';

/** As many as are marked on the slider, so that both are one question. */
const FIRST = 200;
/** The largest page that the server gives. */
const MOST = 1_000;

export function Past({ device, may, open, day }: Shown & { readonly day: string | null }) {
  const [limit, setLimit] = useState(FIRST);
  return (
    <Card title={HOLDERS.past}>
      <Asked
        ask={`devices/${device.id}/past/${limit}`}
        load={signal =>
          client.assignments.list({ device: device.id, state: 'any', sort: '-createdAt', limit, total: true }, { signal })
        }
        rows={4}
      >
        {({ items, total = items.length }) =>
          items.length === 0 ? (
            <p class="quiet">{HOLDERS.never}</p>
          ) : (
            <>
              <Bars assignments={items} day={day} />
              {total > items.length && (
                <p class="device-more quiet">
                  {HOLDERS.pastMore(items.length, total)}{' '}
                  {limit < MOST && <Button onPress={() => setLimit(MOST)}>{HOLDERS.pastAll}</Button>}
                </p>
              )}
              {may.writeHistory && <EnteredLater assignments={items} open={open} />}
            </>
          )
        }
      </Asked>
    </Card>
  );
}

/** The newest holder is at the top; a person who held it twice has one row. */
function Bars({ assignments, day }: { readonly assignments: readonly Assignment[]; readonly day: string | null }) {
  const holdings = assignments.map(({ id, owner, role, createdAt, until }) => {
    const href = ownerHref(owner);
    return {
      id,
      rowId: owner.id,
      name: owner.name,
      role: HOLDING.roles[role],
      from: createdAt,
      until,
      ...(href === undefined ? {} : { href }),
    };
  });
  return <HoldingBars title={HOLDERS.past} holdings={holdings} now={presentMs()} day={day} />;
}

/** Only what somebody entered by hand can have never been. */
function EnteredLater({ assignments, open }: { readonly assignments: readonly Assignment[]; readonly open: Open }) {
  const entered = assignments.filter(({ enteredAt }) => enteredAt !== undefined);
  if (entered.length === 0) return null;
  return (
    <details>
      <summary class="quiet">{HOLDERS.records(entered.length)}</summary>
      <ul class="device-rows">
        {entered.map(assignment => (
          <li key={assignment.id} class="device-row">
            <span class="device-row-text">
              <bdi>{assignment.owner.name}</bdi>
              <span class="quiet">{spanOf(assignment)}</span>
            </span>
            <Button small icon={trashIcon} onPress={() => open({ what: 'removeRecord', assignment })}>
              {HOLDERS.removeRecord}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function spanOf({ createdAt, until }: Pick<Assignment, 'createdAt' | 'until'>): string {
  const from = format.date(createdAt);
  return until === null ? HOLDERS.since(from) : HOLDERS.span(from, format.date(until));
}
