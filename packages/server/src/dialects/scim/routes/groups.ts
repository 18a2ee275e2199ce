/** Groups (RFC 7644 §3): listed, read, added, replaced, changed and deleted by their directory. */
import { defineRoute } from '@heldby/contract';
import type { ProvisionedGroup } from '../../../core/composed/provision-group.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Call, DialectRoute } from '../../../http/dialect/dialect.ts';
import type { GroupLookup } from '../../../services/directories/provisioned-groups.ts';
import type { Provisioning } from '../../../services/directories/provisioning.ts';
import type { Equality } from '../filter/equality.ts';
import { idOf } from '../ids.ts';
import { MAX_BODY_BYTES } from '../limits.ts';
import { hasMembers, timesOf, toDocument, toWish } from '../mapping/groups.ts';
import { requireVersion } from '../mapping/meta.ts';
import { project, readProjection, type Selection, shows } from '../mapping/project.ts';
import { applyPatch, readDocument } from '../patch/apply.ts';
import { memberOf } from '../schemas/document.ts';
import { ListQuery, ListResponse, ScimDocument, SearchBody, ShownQuery } from '../schemas/messages.ts';
import { GROUP } from '../schemas/resources.ts';
import { type Asked, type Kind, kindOf, type Needs, type Source } from './kinds.ts';
import { listResources } from './listing.ts';
import type { ScimOptions } from './options.ts';
import { askedIn, baseOf, SCIM, serveScim, tagged } from './serve.ts';

const common = { scope: 'scim', status: 200, reply: ScimDocument } as const;
const one = `${SCIM}/Groups/{groupId}`;

const list = defineRoute({
  id: 'scim.groups.list',
  method: 'GET',
  path: `${SCIM}/Groups`,
  summary: 'Groups of the directory: filtered, sorted, and a page of them.',
  ...common,
  query: ListQuery,
  reply: ListResponse,
});

const search = defineRoute({
  id: 'scim.groups.search',
  method: 'POST',
  path: `${SCIM}/Groups/.search`,
  summary: 'The same, asked in a body.',
  ...common,
  body: SearchBody,
  reply: ListResponse,
});

const get = defineRoute({ id: 'scim.groups.get', method: 'GET', path: one, summary: 'A group.', ...common, query: ShownQuery });

const create = defineRoute({
  id: 'scim.groups.create',
  method: 'POST',
  path: `${SCIM}/Groups`,
  summary: 'Adds a group, or takes over one of the same name that no directory manages.',
  ...common,
  query: ShownQuery,
  body: ScimDocument,
  maxBodyBytes: MAX_BODY_BYTES,
  status: 201,
});

const replace = defineRoute({
  id: 'scim.groups.replace',
  method: 'PUT',
  path: one,
  summary: 'Replaces what the directory says about a group. Without `members`, the members stay.',
  ...common,
  query: ShownQuery,
  body: ScimDocument,
  maxBodyBytes: MAX_BODY_BYTES,
});

const patch = defineRoute({
  id: 'scim.groups.patch',
  method: 'PATCH',
  path: one,
  summary: 'Changes the name or the members of a group. The answer has no body, because a group may be long.',
  scope: 'scim',
  body: ScimDocument,
  maxBodyBytes: MAX_BODY_BYTES,
  status: 204,
  reply: null,
});

const remove = defineRoute({
  id: 'scim.groups.delete',
  method: 'DELETE',
  path: one,
  summary: 'Removes a group. Its members stay.',
  scope: 'scim',
  status: 204,
  reply: null,
});

type Shown = Pick<Call, 'request' | 'header'> & { readonly query: Selection };

export function groupRoutes(options: ScimOptions): readonly DialectRoute[] {
  const show = (call: Shown, group: ProvisionedGroup, isNew = false) => {
    const document = toDocument(group, baseOf(options, call));
    tagged(call, timesOf(group), isNew ? memberOf(document.meta, 'location') : undefined);
    return project(readProjection(GROUP, call.query), document);
  };
  const listed = (call: Pick<Call, 'request' | 'actor'>, asked: Asked, { groups }: Provisioning) =>
    listResources([groupsOf(call.actor, groups, baseOf(options, call))], asked, call.actor.id);
  const checked = (call: Pick<Call, 'request'>, before: ProvisionedGroup) =>
    requireVersion(call.request.headers['if-match'], timesOf(before));
  return [
    serveScim(list, (call, { provisioning }) => listed(call, askedIn(call), provisioning)),
    serveScim(search, (call, { provisioning }) => listed(call, call.body, provisioning)),
    serveScim(get, async (call, { provisioning: { groups } }) => {
      const parts = { members: shows(readProjection(GROUP, call.query), 'members') };
      return show(call, await groups.get(call.actor, idOf(call.params.groupId, 'group'), parts));
    }),
    serveScim(create, async (call, { provisioning: { groups } }) =>
      show(call, await groups.create(call.write, toWish(readDocument(GROUP, call.body), true)), true),
    ),
    serveScim(replace, async (call, { provisioning: { groups } }) => {
      const group = await groups.revise(call.write, idOf(call.params.groupId, 'group'), call.body, before => {
        checked(call, before);
        return toWish(readDocument(GROUP, call.body), hasMembers(call.body), before);
      });
      return show(call, group);
    }),
    serveScim(patch, async (call, { provisioning: { groups } }) => {
      const id = idOf(call.params.groupId, 'group');
      const group = await groups.revise(call.write, id, call.body, before => {
        checked(call, before);
        return toWish(applyPatch(GROUP, toDocument(before, ''), call.body), true, before);
      });
      tagged(call, timesOf(group));
    }),
    serveScim(remove, (call, { provisioning: { groups } }) =>
      groups.remove(call.write, idOf(call.params.groupId, 'group'), before => checked(call, before)),
    ),
  ];
}

const LOOKUPS: readonly GroupLookup['attribute'][] = ['id', 'displayName', 'externalId'];

export function groupsOf(actor: Actor, groups: Provisioning['groups'], base: string): Kind {
  return kindOf(GROUP, needs => sourceOf(actor, groups, needs, base));
}

function sourceOf(actor: Actor, groups: Provisioning['groups'], needs: Needs, base: string): Source<ProvisionedGroup> {
  const parts = { members: needs('members') };
  return {
    count: () => groups.count(actor),
    after: (number, limit) => groups.after(actor, number, limit, parts),
    find: ({ attribute, value }: Equality) => {
      const known = LOOKUPS.find(each => each === attribute);
      return known && groups.find(actor, { attribute: known, value }, parts);
    },
    numberOf: ({ link }) => link.number,
    toDocument: group => toDocument(group, base),
  };
}
