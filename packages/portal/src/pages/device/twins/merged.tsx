/** Registrations that were merged into this device, and can be taken apart again. */
import type { NamedEvent } from '@heldby/client';
import { client } from '../../../data/client.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { Button } from '../../../kit/button.tsx';
import { Card } from '../../../kit/card.tsx';
import { undoIcon } from '../../../kit/generated/icons.ts';
import { DEVICE } from '../../../words/device.ts';
import { nameOfDevice } from '../../../words/device-name.ts';
import { TWINS } from '../../../words/device-parts.ts';
import { format } from '../../../words/format.ts';
import type { Shown } from '../opened.ts';
import { mergedInto } from './merges.ts';

const MOST = 100;

export function Merged({ device, may, open }: Shown) {
  const { value } = useAnswer(`devices/${device.id}/merges`, signal =>
    client.devices.timeline(device.id, { type: 'device.merged,device.unmerged', limit: MOST }, { signal }),
  );
  const merges = value === undefined ? [] : mergedInto(device.id, value.items);
  if (merges.length === 0) return null;
  return (
    <Card title={TWINS.merged} flush>
      <ul class="device-rows">
        {merges.map(event => (
          <li key={event.subject} class="device-row">
            <div class="device-row-text">
              <bdi class="clip">{nameIn(event)}</bdi>
              <span class="quiet">
                {[TWINS.mergedOn(format.relative(event.at)), event.actor.name, event.reason].filter(Boolean).join(' · ')}
              </span>
            </div>
            {may.write && (
              <Button small icon={undoIcon} onPress={() => open({ what: 'takeApart', from: event.subject })}>
                {TWINS.takeApart}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function nameIn({ after }: NamedEvent): string {
  const was = after?.was as { readonly name?: string; readonly model?: string } | undefined;
  return was === undefined ? DEVICE.title : nameOfDevice({ name: was.name ?? null, model: was.model ?? null });
}
