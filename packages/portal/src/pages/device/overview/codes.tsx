/** Activation codes that wait for a phone of the owner. The codes themselves are shown once, when they are made. */
import { client } from '../../../data/client.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { Card } from '../../../kit/card.tsx';
import { HOLDERS } from '../../../words/device.ts';
import { ACTIONS } from '../../../words/device-actions.ts';
import { format } from '../../../words/format.ts';
import type { Shown } from '../opened.ts';

const MOST = 100;

export function Codes({ device, holders }: Shown) {
  const owner = holders.find(({ role }) => role === 'owner')?.owner;
  const { value } = useAnswer(owner === undefined ? null : `devices/${device.id}/codes/${owner.id}`, signal =>
    client.activationCodes.list({ owner: owner?.id ?? '', limit: MOST }, { signal }),
  );
  if (value === undefined || value.items.length === 0) return null;
  return (
    <Card title={ACTIONS.code.open} flush>
      <ul class="device-rows">
        {value.items.map(({ id, owner: gets, model, createdAt, expiresAt }) => (
          <li key={id} class="device-row">
            <div class="device-row-text">
              <span>
                <bdi>{gets.name}</bdi> {ACTIONS.code.openFor(model)}
              </span>
              <span class="quiet">
                {[ACTIONS.code.madeAt(format.relative(createdAt)), HOLDERS.ends(format.dateTime(expiresAt))].join(' · ')}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
