/** The native route that lists assignments. */
import { routes as api, type ListedAssignment } from '@heldby/contract';
import { toAssignment, toDeviceNow, toPerson } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import type * as holding from '../../../services/holding/listed.ts';
import { afterIn, beforeIn, idIn, listRequest, toLongListPage } from '../mapping/lists.ts';
import { asOf } from '../mapping/requests.ts';

export const assignmentListRoutes: readonly DialectRoute[] = [
  serve(api.listAssignments, async ({ actor, query }, services) => {
    const { expand = [], fields } = query;
    const filter = {
      state: query.state ?? null,
      personId: idIn(query.person),
      ownerId: idIn(query.owner),
      groupId: idIn(query.group),
      deviceId: idIn(query.device),
      kinds: query.kind ?? null,
      platforms: query.platform ?? null,
      roles: query.role ?? null,
      model: query.model ?? null,
      tag: query.tag ?? null,
      locationId: idIn(query.location),
      createdAfter: afterIn(query, 'assignedAfter'),
      createdBefore: beforeIn(query, 'assignedBefore'),
      dueBefore: beforeIn(query, 'dueBefore'),
      inactiveSince: beforeIn(query, 'inactiveSince'),
      asOf: asOf(query),
    };
    const page = await services.assignmentList.list(actor, { ...listRequest(query, filter), expand });
    return toLongListPage(page, fields && [...fields, ...expand], toListed);
  }),
];

/** Adds to the object that was just made, because a page may have a thousand of them. */
function toListed({ assignment, person, device }: holding.ListedAssignment): ListedAssignment {
  const listed: Writable<ListedAssignment> = toAssignment(assignment);
  if (person !== undefined) listed.person = person && toPerson(person);
  if (device !== undefined) listed.device = device && toDeviceNow(device);
  return listed;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
