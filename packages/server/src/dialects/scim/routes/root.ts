/** Lists over all kinds of resources (RFC 7644 §3.4.2.1), and the resource of the caller, which there is none of. */
import { defineRoute } from '@heldby/contract';
import type { Call, DialectRoute } from '../../../http/dialect/dialect.ts';
import type { Provisioning } from '../../../services/directories/provisioning.ts';
import { NotServed } from '../problems.ts';
import { ListQuery, ListResponse, SearchBody } from '../schemas/messages.ts';
import { devicesOf } from './devices.ts';
import { groupsOf } from './groups.ts';
import type { Asked } from './kinds.ts';
import { listResources } from './listing.ts';
import type { ScimOptions } from './options.ts';
import { askedIn, baseOf, SCIM, serveScim } from './serve.ts';
import { usersOf } from './users-shown.ts';

const list = defineRoute({
  id: 'scim.root.list',
  method: 'GET',
  path: SCIM,
  summary: 'Users, then groups, then devices of the directory: filtered, sorted, and a page of them.',
  scope: 'scim',
  query: ListQuery,
  status: 200,
  reply: ListResponse,
});

const search = defineRoute({
  id: 'scim.root.search',
  method: 'POST',
  path: `${SCIM}/.search`,
  summary: 'The same, asked in a body.',
  scope: 'scim',
  body: SearchBody,
  status: 200,
  reply: ListResponse,
});

const me = defineRoute({
  id: 'scim.me',
  method: 'GET',
  path: `${SCIM}/Me`,
  summary: 'Always 501: the token of a directory belongs to no person.',
  scope: 'scim',
  status: 501,
  reply: null,
});

export function rootRoutes(options: ScimOptions): readonly DialectRoute[] {
  const listed = (call: Pick<Call, 'request' | 'actor'>, asked: Asked, provisioning: Provisioning) => {
    const { groups, devices } = provisioning;
    const base = baseOf(options, call);
    const kinds = [
      usersOf(call.actor, provisioning, base),
      groupsOf(call.actor, groups, base),
      devicesOf(call.actor, devices, base),
    ];
    return listResources(kinds, asked, call.actor.id);
  };
  return [
    serveScim(list, (call, { provisioning }) => listed(call, askedIn(call), provisioning)),
    serveScim(search, (call, { provisioning }) => listed(call, call.body, provisioning)),
    serveScim(me, async () => {
      throw new NotServed(
        'There is no /Me: this token belongs to a directory, and not to a person. Read a user by id under /Users.',
      );
    }),
  ];
}
