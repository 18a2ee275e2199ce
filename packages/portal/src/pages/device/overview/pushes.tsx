/** Where pushes to the holders of the device go. Tokens are masked. */
import { Asked } from '../../../app/asked.tsx';
import { client } from '../../../data/client.ts';
import { Card } from '../../../kit/card.tsx';
import { Chip } from '../../../kit/chip.tsx';
import { PUSHES } from '../../../words/device-parts.ts';
import { format } from '../../../words/format.ts';
import { maskToken } from '../names.ts';
import type { Shown } from '../opened.ts';
import { OwnerMark, OwnerName } from './holders.tsx';

const MOST = 100;
const TONES = { active: 'good', quarantined: 'warn', ended: 'plain' } as const;

export function Pushes({ device }: Shown) {
  return (
    <Card title={PUSHES.title} flush>
      <Asked
        ask={`devices/${device.id}/pushes`}
        load={signal => client.pushRegistrations.list({ device: device.id, limit: MOST }, { signal })}
        rows={1}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p class="device-none">{PUSHES.none}</p>
          ) : (
            <ul class="device-rows">
              {items.map(({ assignmentId, owner, state, stateReason, token, acceptNotifications, modifiedAt }) => (
                <li key={assignmentId} class="device-row">
                  <OwnerMark owner={owner} />
                  <div class="device-row-text">
                    <span class="device-row-name">
                      <OwnerName owner={owner} />
                      <Chip tone={TONES[state]} dot>
                        {PUSHES.states[state]}
                      </Chip>
                    </span>
                    <span class="quiet">
                      {PUSHES.token} <span class="mono">{maskToken(token)}</span>
                      {[
                        '',
                        PUSHES.since(format.date(modifiedAt)),
                        ...(acceptNotifications ? [] : [PUSHES.silent]),
                        ...(stateReason === null ? [] : [stateReason]),
                      ].join(' · ')}
                    </span>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </Card>
  );
}
