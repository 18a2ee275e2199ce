/** The native routes about groups and their members. */
import { routes as api } from '@heldby/contract';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { parseUuid } from '../../../lib/uuid.ts';
import { idOf } from '../ids.ts';
import { toCountedGroup } from '../mapping/groups.ts';
import { listRequest, toListPage } from '../mapping/lists.ts';
import { membersOf, writeOf } from '../mapping/requests.ts';

export const groupRoutes: readonly DialectRoute[] = [
  serve(api.createGroup, async (call, { groups }) => {
    const { name, description = '' } = membersOf(call.body);
    return toCountedGroup(await groups.create(writeOf(call), { name, description }));
  }),
  serve(api.listGroups, async ({ actor, query }, { groups }) => {
    const page = await groups.page(actor, listRequest(query, { search: query.q ?? null }));
    return toListPage(page, query.fields, toCountedGroup);
  }),
  serve(api.getGroup, async (call, { groups }) => toCountedGroup(await groups.get(call.actor, { id: idOf(call, 'group') }))),
  serve(api.updateGroup, async (call, { groups }) =>
    toCountedGroup(await groups.update(writeOf(call), { id: idOf(call, 'group') }, membersOf(call.body))),
  ),
  serve(api.removeGroup, async (call, { groups }) => {
    await groups.remove(writeOf(call), { id: idOf(call, 'group') });
  }),
  serve(api.addMembers, async (call, { groupMembers }) => {
    const people = idsIn(call.body.personIds);
    const added = await groupMembers.add(writeOf(call), { id: idOf(call, 'group') }, people);
    return { items: people.map(({ id }, at) => ({ personId: id, isMember: added[at] ?? false })) };
  }),
  serve(api.removeMembers, async (call, { groupMembers }) => {
    const people = idsIn(call.body.personIds);
    await groupMembers.remove(writeOf(call), { id: idOf(call, 'group') }, people);
    return { items: people.map(({ id }) => ({ personId: id, isMember: false })) };
  }),
  serve(api.listGroupsOfPerson, async (call, { groups }) => ({
    items: (await groups.of(call.actor, { id: idOf(call, 'person') })).map(toCountedGroup),
  })),
];

function idsIn(ids: readonly string[]): { readonly id: string }[] {
  return ids.map(id => ({ id: parseUuid(id) ?? id }));
}
