/** Users (RFC 7644 §3): people who are listed, read, added, replaced, changed and deleted by their directory. */
import { defineRoute } from '@heldby/contract';
import type { Call, DialectRoute } from '../../../http/dialect/dialect.ts';
import type { ProvisionedUser } from '../../../services/directories/provisioned-people.ts';
import type { Provisioning } from '../../../services/directories/provisioning.ts';
import { idOf } from '../ids.ts';
import { requireVersion } from '../mapping/meta.ts';
import { project, readProjection, type Selection, shows } from '../mapping/project.ts';
import { timesOf, toDocument, toSaid, toWish } from '../mapping/users.ts';
import { applyPatch, readDocument } from '../patch/apply.ts';
import { type Document, memberOf } from '../schemas/document.ts';
import { ListQuery, ListResponse, ScimDocument, SearchBody, ShownQuery } from '../schemas/messages.ts';
import { USER } from '../schemas/resources.ts';
import type { Asked } from './kinds.ts';
import { listResources } from './listing.ts';
import type { ScimOptions } from './options.ts';
import { askedIn, baseOf, SCIM, serveScim, tagged } from './serve.ts';
import { HELD_DEVICES, usersOf, withHeld } from './users-shown.ts';

const common = { scope: 'scim', status: 200, reply: ScimDocument } as const;
const one = `${SCIM}/Users/{userId}`;

const list = defineRoute({
  id: 'scim.users.list',
  method: 'GET',
  path: `${SCIM}/Users`,
  summary: 'Users of the directory: filtered, sorted, and a page of them.',
  ...common,
  query: ListQuery,
  reply: ListResponse,
});

const search = defineRoute({
  id: 'scim.users.search',
  method: 'POST',
  path: `${SCIM}/Users/.search`,
  summary: 'The same, asked in a body.',
  ...common,
  body: SearchBody,
  reply: ListResponse,
});

const get = defineRoute({ id: 'scim.users.get', method: 'GET', path: one, summary: 'A user.', ...common, query: ShownQuery });

const create = defineRoute({
  id: 'scim.users.create',
  method: 'POST',
  path: `${SCIM}/Users`,
  summary: 'Adds a person. Who was deleted and has the same externalId or login comes back as the same person.',
  ...common,
  query: ShownQuery,
  body: ScimDocument,
  status: 201,
});

const replace = defineRoute({
  id: 'scim.users.replace',
  method: 'PUT',
  path: one,
  summary: 'Replaces what the directory says about a person. Without `active`, their state stays.',
  ...common,
  query: ShownQuery,
  body: ScimDocument,
});

const patch = defineRoute({
  id: 'scim.users.patch',
  method: 'PATCH',
  path: one,
  summary:
    'Changes what the directory says about a person. `active: false` disables or off-boards them, as the directory is set up.',
  ...common,
  query: ShownQuery,
  body: ScimDocument,
});

const remove = defineRoute({
  id: 'scim.users.delete',
  method: 'DELETE',
  path: one,
  summary: 'Off-boards a person. The directory does not see them any more, and their history stays.',
  scope: 'scim',
  status: 204,
  reply: null,
});

type Shown = Pick<Call, 'actor' | 'request' | 'header'> & { readonly query: Selection };

export function userRoutes(options: ScimOptions): readonly DialectRoute[] {
  const show = async (call: Shown, provisioning: Provisioning, user: ProvisionedUser, isNew = false) => {
    const projection = readProjection(USER, call.query);
    const [shown] = await withHeld(call.actor, provisioning, [user], shows(projection, HELD_DEVICES));
    const document = toDocument(user, baseOf(options, call), shown?.held);
    tagged(call, timesOf(user), isNew ? memberOf(document.meta, 'location') : undefined);
    return project(projection, document);
  };
  const listed = (call: Pick<Call, 'request' | 'actor'>, asked: Asked, provisioning: Provisioning) =>
    listResources([usersOf(call.actor, provisioning, baseOf(options, call))], asked, call.actor.id);
  const revised = async (call: Call<typeof replace>, provisioning: Provisioning, to: (before: ProvisionedUser) => Document) => {
    const user = await provisioning.people.revise(call.write, idOf(call.params.userId, 'person'), call.body, before => {
      requireVersion(call.request.headers['if-match'], timesOf(before));
      return toWish(to(before), before);
    });
    return show(call, provisioning, user);
  };
  return [
    serveScim(list, (call, { provisioning }) => listed(call, askedIn(call), provisioning)),
    serveScim(search, (call, { provisioning }) => listed(call, call.body, provisioning)),
    serveScim(get, async (call, { provisioning }) =>
      show(call, provisioning, await provisioning.people.get(call.actor, idOf(call.params.userId, 'person'))),
    ),
    serveScim(create, async (call, { provisioning }) =>
      show(call, provisioning, await provisioning.people.create(call.write, toWish(readDocument(USER, call.body))), true),
    ),
    serveScim(replace, (call, { provisioning }) => revised(call, provisioning, () => readDocument(USER, call.body))),
    serveScim(patch, (call, { provisioning }) =>
      revised(call, provisioning, before => applyPatch(USER, toSaid(before), call.body)),
    ),
    serveScim(remove, (call, { provisioning: { people } }) =>
      people.remove(call.write, idOf(call.params.userId, 'person'), before =>
        requireVersion(call.request.headers['if-match'], timesOf(before)),
      ),
    ),
  ];
}
