/** The native routes about assignments. */
import { routes as api } from '@heldby/contract';
import { toAssignment } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toPushTarget } from '../mapping/held.ts';
import { correctionIn, whenIn } from '../mapping/past.ts';
import { instants, membersOf, writeOf } from '../mapping/requests.ts';
import { tagged } from '../mapping/tags.ts';

const PLANS = ['expiresAt', 'disableAt', 'dueAt'] as const;

export const assignmentRoutes: readonly DialectRoute[] = [
  serve(api.createAssignment, async (call, services) => {
    const { deviceId, owner, role = 'owner', handOver = false } = membersOf(call.body);
    const input = { deviceId, owner, role, handOver, ...instants(call.body, PLANS) };
    const when = whenIn(call.body);
    if (when !== undefined) return tagged(call, toAssignment(await services.assignments.enter(writeOf(call), input, when)));
    const { endedByCap, ...made } = await services.assignments.create(writeOf(call), input);
    return tagged(call, { ...toAssignment(made), ...(endedByCap && { endedByCap: [...endedByCap] }) });
  }),
  serve(api.getAssignment, async (call, services) =>
    tagged(call, toAssignment(await services.assignments.get(call.actor, idOf(call, 'assignment')))),
  ),
  serve(api.getPushTarget, async (call, services) =>
    toPushTarget(await services.pushTargets.get(call.actor, idOf(call, 'assignment'))),
  ),
  serve(api.updateAssignment, async (call, services) => {
    const input = instants(call.body, PLANS);
    const correction = correctionIn(call.body);
    if (correction !== undefined) {
      const corrected = await services.assignments.correct(writeOf(call), idOf(call, 'assignment'), correction);
      return tagged(call, toAssignment(corrected));
    }
    return tagged(call, toAssignment(await services.assignments.update(writeOf(call), idOf(call, 'assignment'), input)));
  }),
  serve(api.disableAssignment, async (call, services) =>
    tagged(call, toAssignment(await services.assignments.disable(writeOf(call), idOf(call, 'assignment')))),
  ),
  serve(api.enableAssignment, async (call, services) =>
    tagged(call, toAssignment(await services.assignments.enable(writeOf(call), idOf(call, 'assignment')))),
  ),
  serve(api.touchAssignment, async (call, services) =>
    toAssignment(await services.assignments.touch(call.actor, idOf(call, 'assignment'))),
  ),
  serve(api.removeAssignment, async (call, services) =>
    toAssignment(await services.assignments.remove(writeOf(call), idOf(call, 'assignment'))),
  ),
  serve(api.endAssignment, async (call, services) =>
    tagged(call, toAssignment(await services.assignments.end(writeOf(call), idOf(call, 'assignment')))),
  ),
];
