/** The native routes of timelines. */
import { routes as api } from '@heldby/contract';
import { toNamedServedEvent } from '../../../core/named-events.ts';
import { personOwner } from '../../../domain/owner.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { filterOf, timelineOf } from '../mapping/events.ts';
import { toPage } from '../mapping/pages.ts';

export const timelineRoutes: readonly DialectRoute[] = [
  serve(api.timelineOfPerson, async (call, { timelines }) => {
    const owner = personOwner(idOf(call, 'person'));
    return toPage(await timelines.ofOwner(call.actor, owner, timelineOf(call.query)), toNamedServedEvent);
  }),
  serve(api.timelineOfWorkspace, async (call, { timelines }) => {
    const owner = { kind: 'workspace', id: idOf(call, 'workspace') } as const;
    return toPage(await timelines.ofOwner(call.actor, owner, timelineOf(call.query)), toNamedServedEvent);
  }),
  serve(api.timelineOfDevice, async (call, { timelines }) => {
    const deviceId = idOf(call, 'device');
    return toPage(await timelines.ofDevice(call.actor, deviceId, timelineOf(call.query)), toNamedServedEvent);
  }),
  serve(api.timelineOfOrganization, async ({ actor, query }, { timelines }) => {
    const request = { ...timelineOf(query), filter: filterOf(query) };
    return toPage(await timelines.ofOrganization(actor, request), toNamedServedEvent);
  }),
];
