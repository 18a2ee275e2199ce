/** Leaves a stale device as it was before as soon as somebody uses it again. */
import { change } from '../../core/change.ts';
import { releaseReturnedById } from '../../core/composed/stale.ts';
import type { Core } from '../../core/core.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import { systemActor } from '../../domain/actor.ts';
import type { OrgId } from '../../domain/ids.ts';
import { inSlots } from '../../storage/statements/slots.ts';
import { selectInGrace, selectInGraceOf } from '../../storage/statements/stale.ts';

const REASON = 'the device was used again';

/** Uses are not events: they are stored some seconds late, and this looks at them then. It costs one look-up where no device is stale. */
export function watchReturns(core: Core): void {
  core.touches.watch((org, numbers) => settleReturns(core, org, numbers));
}

async function settleReturns(core: Core, org: OrgId, numbers: readonly number[]): Promise<void> {
  const { storage } = core;
  if (numbers.length === 0 || (await storage.one(selectInGrace, { org, after: '', limit: 1 })) === undefined) return;
  const { id } = await requireOrganization(storage, org);
  const write = { actor: systemActor(org, id), reason: REASON };
  for (const slots of inSlots('number', numbers, 0)) {
    for (const { deviceId } of await storage.all(selectInGraceOf, { org, ...slots })) {
      await change(core, write, { name: 'policies.release', needs: null }, null, edit => releaseReturnedById(edit, deviceId));
    }
  }
}
