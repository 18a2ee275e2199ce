/** Reads and replaces the members of a device, who are the owners with a line on it, and lists possible ones. */
import { change, type Write } from '../../core/change.ts';
import { replaceMembers } from '../../core/composed/replace-members.ts';
import type { Core } from '../../core/core.ts';
import { requireRight } from '../../core/rights.ts';
import { requireControlledDesk, requireDeskDevice } from '../../core/telephony/desks.ts';
import type { MemberWish } from '../../core/telephony/member-plan.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Device } from '../../domain/device.ts';
import type { DeviceId, OrgId } from '../../domain/ids.ts';
import { portsOf } from '../../domain/phone-catalogue.ts';
import type { Line } from '../../domain/telephony.ts';
import { selectLinesOf, toLine } from '../../storage/statements/lines.ts';
import { type Callable, type CallableFilter, callablesOn, findCallables, nameless } from './callables.ts';

export interface Member extends Callable {
  readonly line: Line;
}

export interface Members {
  readonly device: Device;
  readonly ports: number;
  /** By port. */
  readonly members: readonly Member[];
}

export interface MembersService {
  readonly listOf: (actor: Actor, id: DeviceId) => Promise<Members>;
  /** Replaces the whole list. An empty list leaves only the primary owner. */
  readonly replace: (write: Write, id: DeviceId, wishes: readonly MemberWish[]) => Promise<void>;
  /** Owners who could get a line on the device, or on any device if `id` is null, ordered by name. */
  readonly available: (actor: Actor, id: DeviceId | null, filter: CallableFilter) => Promise<Callable[]>;
}

const REPLACE = { name: 'members.replace', needs: 'write members' } as const;

export function createMembers(core: Core): MembersService {
  const { storage, clock } = core;

  const linesOf = async (org: OrgId, deviceId: DeviceId) =>
    (await storage.all(selectLinesOf, { org, deviceId, now: clock.now() })).map(toLine);

  return {
    listOf: async (actor, id) => {
      requireRight(actor, 'read members');
      const { device } = await requireDeskDevice(storage, actor, id, clock.now());
      const lines = await linesOf(actor.org, id);
      const callables = await callablesOn(storage, actor.org, id);
      const members = lines.map(line => ({ ...(callables.get(line.owner.id) ?? nameless(line.owner)), line }));
      return { device, ports: portsOf(core.phoneModels, device.model, actor.policy), members };
    },
    replace: (write, id, wishes) =>
      change(core, write, REPLACE, { id, wishes }, async edit => {
        const { device } = await requireControlledDesk(edit, id);
        await replaceMembers(edit, device, wishes);
      }),
    available: async (actor, id, filter) => {
      requireRight(actor, 'read members');
      if (id === null) return findCallables(storage, actor.org, filter, new Set());
      await requireDeskDevice(storage, actor, id, clock.now());
      const lines = await linesOf(actor.org, id);
      return findCallables(storage, actor.org, filter, new Set(lines.map(line => line.owner.id)));
    },
  };
}
