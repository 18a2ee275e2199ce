/** What a desk phone or room device last reported. The API tells it of what somebody holds. */
import { Asked } from '../../../app/asked.tsx';
import { client } from '../../../data/client.ts';
import { Card } from '../../../kit/card.tsx';
import { Chip } from '../../../kit/chip.tsx';
import { Facts } from '../../../kit/facts.tsx';
import { DESK } from '../../../words/device-parts.ts';
import { format } from '../../../words/format.ts';
import type { Shown } from '../opened.ts';

const TONES = { activating: 'info', activated: 'good', deactivated: 'plain' } as const;

export function Desk({ device, holders }: Shown) {
  const owner = (holders.find(({ role }) => role === 'owner') ?? holders[0])?.owner;
  if (owner === undefined || (owner.kind !== 'person' && owner.kind !== 'workspace')) return null;
  const held = owner.kind === 'person' ? client.people.devices : client.workspaces.devices;
  return (
    <Card title={DESK.title}>
      <Asked
        ask={`devices/${device.id}/desk/${owner.id}`}
        load={async signal => {
          const { items } = await held(owner.id, { expand: ['desk'] }, { signal });
          return items.find(each => each.device.id === device.id)?.desk ?? null;
        }}
      >
        {desk =>
          desk === null ? (
            <p class="quiet">{DESK.none}</p>
          ) : (
            <Facts
              facts={[
                [
                  DESK.state,
                  <Chip tone={TONES[desk.activationState]} dot>
                    {DESK.states[desk.activationState]}
                  </Chip>,
                ],
                [DESK.ip, desk.ip],
                [DESK.software, desk.software],
                [DESK.first, desk.firstSeenAt === null ? null : format.dateTime(desk.firstSeenAt)],
                [DESK.last, desk.lastSeenAt === null ? null : format.dateTime(desk.lastSeenAt)],
              ]}
            />
          )
        }
      </Asked>
    </Card>
  );
}
