/** The native routes about people. */
import { routes as api } from '@heldby/contract';
import { toAssignment, toPerson } from '../../../core/objects.ts';
import type { PersonInput } from '../../../core/people/create.ts';
import { personOwner } from '../../../domain/owner.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { forNew, withPersonDetails } from '../mapping/details.ts';
import { heldReply } from '../mapping/held.ts';
import { identifiersIn } from '../mapping/identifiers.ts';
import { afterIn, beforeIn, idIn, listRequest, toListPage } from '../mapping/lists.ts';
import { toPage } from '../mapping/pages.ts';
import { sinceIn, withoutSince } from '../mapping/past.ts';
import { toShownPerson } from '../mapping/people.ts';
import { membersOf, pageOf, writeOf } from '../mapping/requests.ts';
import { tagged } from '../mapping/tags.ts';

export const peopleRoutes: readonly DialectRoute[] = [
  serve(api.createPerson, async (call, services) =>
    tagged(
      call,
      toPerson(
        await services.people.create(writeOf(call), {
          ...(withPersonDetails(forNew(withoutSince(membersOf(call.body)))) as PersonInput),
          ...sinceIn(call.body),
        }),
      ),
    ),
  ),
  serve(api.listPeople, async ({ actor, query }, services) => {
    const filter = {
      login: query.login ?? null,
      email: query.email ?? null,
      identifiers: identifiersIn(query),
      roles: query.role ?? null,
      locationId: idIn(query.location),
      groupId: idIn(query.group),
      isDeviceless: query.deviceless ?? null,
      state: query.state ?? null,
      createdAfter: afterIn(query, 'createdAfter'),
      createdBefore: beforeIn(query, 'createdBefore'),
      search: query.q ?? null,
    };
    return toListPage(await services.people.list(actor, listRequest(query, filter)), query.fields, toPerson);
  }),
  serve(api.getPerson, async (call, services) =>
    tagged(call, toShownPerson(await services.people.show(call.actor, idOf(call, 'person')))),
  ),
  serve(api.updatePerson, async (call, services) => {
    const input = withPersonDetails(membersOf(call.body)) as Partial<PersonInput>;
    return tagged(call, toPerson(await services.people.update(writeOf(call), idOf(call, 'person'), input)));
  }),
  serve(api.removePerson, async (call, services) => services.accounts.remove(writeOf(call), { id: idOf(call, 'person') })),
  serve(api.disablePerson, async (call, services) =>
    tagged(call, toPerson(await services.people.disable(writeOf(call), idOf(call, 'person')))),
  ),
  serve(api.enablePerson, async (call, services) =>
    tagged(call, toPerson(await services.people.enable(writeOf(call), idOf(call, 'person')))),
  ),
  serve(api.listDevicesOfPerson, async (call, services) => {
    const owner = personOwner(idOf(call, 'person'));
    return heldReply(services.holdings, call.actor, owner, call.query);
  }),
  serve(api.listHistoryOfPerson, async (call, services) => {
    const owner = personOwner(idOf(call, 'person'));
    return toPage(await services.holdings.historyOfOwner(call.actor, owner, pageOf(call.query)), toAssignment);
  }),
];
