/** The native routes by which people leave, are taken back, and are hired again. */
import { routes as api } from '@heldby/contract';
import { toLeaver, toOffBoarding } from '../../../core/leaving-objects.ts';
import { toPerson } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { canonicalIds, idOf } from '../ids.ts';
import { toPage } from '../mapping/pages.ts';
import { instants, membersOf, pageOf, writeOf } from '../mapping/requests.ts';
import { tagged } from '../mapping/tags.ts';

export const leavingRoutes: readonly DialectRoute[] = [
  serve(api.offBoardPerson, async (call, services) => {
    const { handTo = null, keepLogin = false } = membersOf(call.body ?? {});
    const { effectiveAt = null } = instants(call.body ?? {}, ['effectiveAt']);
    const wish = { effectiveAt, handTo, keepLogin };
    return tagged(call, toOffBoarding(await services.offBoardings.offBoard(writeOf(call), idOf(call, 'person'), wish)));
  }),
  serve(api.previewOffBoarding, async (call, services) => {
    const { handToId, handToKind = 'person', keepLogin = false } = canonicalIds(call.query);
    const handTo = handToId === undefined ? null : { kind: handToKind, id: handToId };
    return toOffBoarding(await services.offBoardings.preview(call.actor, idOf(call, 'person'), { handTo, keepLogin }));
  }),
  serve(api.rehirePerson, async (call, services) =>
    tagged(call, toPerson(await services.offBoardings.rehire(writeOf(call), idOf(call, 'person'), membersOf(call.body ?? {})))),
  ),
  serve(api.listOffBoardings, async ({ actor, query }, services) => {
    const { state = null, personId = null, byId = null, undoable = false } = canonicalIds(query);
    const { from = null, before = null } = instants(query, ['from', 'before'], 'query');
    return toPage(await services.leavers.list(actor, { state, personId, byId, undoable, from, before }, pageOf(query)), toLeaver);
  }),
  serve(api.getOffBoarding, async (call, services) =>
    tagged(call, toOffBoarding(await services.leavers.get(call.actor, idOf(call, 'offBoarding')))),
  ),
  serve(api.updateOffBoarding, async (call, services) => {
    const { effectiveAt: _, ...wish } = membersOf(call.body);
    const { effectiveAt } = instants(call.body, ['effectiveAt']);
    const input = typeof effectiveAt === 'number' ? { ...wish, effectiveAt } : wish;
    const id = idOf(call, 'offBoarding');
    return tagged(call, toOffBoarding(await services.offBoardingPlans.update(writeOf(call), id, input)));
  }),
  serve(api.cancelOffBoarding, async (call, services) =>
    tagged(call, toOffBoarding(await services.offBoardingPlans.cancel(writeOf(call), idOf(call, 'offBoarding')))),
  ),
  serve(api.undoOffBoarding, async (call, services) => {
    const { login } = call.body ?? {};
    const { person, things } = await services.offBoardings.undo(writeOf(call), idOf(call, 'offBoarding'), login);
    return { person: { id: person.id, name: person.displayName, login: person.login }, things: [...things] };
  }),
];
