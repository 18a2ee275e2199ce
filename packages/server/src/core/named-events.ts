/** Events with names, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import type { NamedRecordedEvent } from '../storage/statements/feed.ts';
import { toServedEvent } from './objects.ts';

export function toNamedServedEvent({ names, erased, places: _, ...event }: NamedRecordedEvent): api.NamedEvent {
  const { actor, before, after, ...rest } = toServedEvent(event);
  return {
    ...rest,
    actor: { ...actor, name: names.actor },
    ownerName: names.owner,
    deviceName: names.device,
    erased,
    before,
    after,
  };
}
