/** Who is or was a guest at the phone. */

import { Asked } from '../../../app/asked.tsx';
import { client } from '../../../data/client.ts';
import { Avatar } from '../../../kit/avatar.tsx';
import { Button } from '../../../kit/button.tsx';
import { Card } from '../../../kit/card.tsx';
import { Chip } from '../../../kit/chip.tsx';
import { HOLDERS } from '../../../words/device.ts';
import { GUESTS } from '../../../words/device-parts.ts';
import { format } from '../../../words/format.ts';
import { presentMs } from '../../../words/present.ts';
import type { Shown } from '../opened.ts';
import { OwnerName } from './holders.tsx';

const SHOWN = 20;

export function Guests({ device, may, open }: Shown) {
  return (
    <Card title={GUESTS.title} flush>
      <Asked
        ask={`devices/${device.id}/guests`}
        load={signal =>
          client.guestSessions.list({ device: device.id, state: 'any', sort: '-createdAt', limit: SHOWN }, { signal })
        }
      >
        {({ items }) =>
          items.length === 0 ? (
            <p class="device-none">{GUESTS.none}</p>
          ) : (
            <ul class="device-rows">
              {items.map(guest => {
                const isRunning = guest.until === null && Date.parse(guest.expiresAt) > presentMs();
                const until = guest.until ?? guest.expiresAt;
                return (
                  <li key={guest.id} class="device-row">
                    <Avatar name={guest.personName} />
                    <div class="device-row-text">
                      <span class="device-row-name">
                        <OwnerName owner={{ kind: 'person', id: guest.personId, name: guest.personName }} />
                        <Chip tone={isRunning ? 'good' : 'plain'} dot>
                          {isRunning ? GUESTS.running : GUESTS.over}
                        </Chip>
                      </span>
                      <span class="quiet">{HOLDERS.span(format.dateTime(guest.createdAt), format.dateTime(until))}</span>
                    </div>
                    {isRunning && may.writeGuests && (
                      <Button small onPress={() => open({ what: 'endGuest', guest })}>
                        {GUESTS.end}
                      </Button>
                    )}
                  </li>
                );
              })}
            </ul>
          )
        }
      </Asked>
    </Card>
  );
}
