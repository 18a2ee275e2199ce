/** Who must not use this hardware. A block outlives the assignment, so it is shown although nobody may hold the device. */
import { client } from '../../../data/client.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { Button } from '../../../kit/button.tsx';
import { Card } from '../../../kit/card.tsx';
import { HOLDERS } from '../../../words/device.ts';
import { BLOCKS } from '../../../words/device-parts.ts';
import { format } from '../../../words/format.ts';
import type { Shown } from '../opened.ts';

const MOST = 100;

/** There is nothing to see where there is no block, as on most devices. */
export function Blocks({ device, may, open }: Shown) {
  const { value } = useAnswer(`devices/${device.id}/blocks`, signal =>
    client.blocks.list({ deviceId: device.id, limit: MOST }, { signal }),
  );
  if (value === undefined || value.items.length === 0) return null;
  return (
    <Card title={BLOCKS.title} flush>
      <ul class="device-rows">
        {value.items.map(block => (
          <li key={block.id} class="device-row">
            <div class="device-row-text">
              <bdi class="clip">{block.owner?.name ?? BLOCKS.everybody}</bdi>
              <span class="quiet">
                {[
                  ...(block.blockedAt === null ? [] : [HOLDERS.since(format.date(block.blockedAt))]),
                  ...(block.disableAt === null ? [] : [BLOCKS.planned(format.dateTime(block.disableAt))]),
                  ...(block.expiresAt === null ? [] : [HOLDERS.ends(format.dateTime(block.expiresAt))]),
                  ...(block.reason === null ? [] : [block.reason]),
                ].join(' · ')}
              </span>
            </div>
            {may.write && (
              <Button small onPress={() => open({ what: 'lift', block })}>
                {BLOCKS.lift}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
