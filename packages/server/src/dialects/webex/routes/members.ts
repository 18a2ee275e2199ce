/** telephony/config: who has a line on a device, and who could be given one (contract webex §3.2). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toAvailableMember, toFilter, toMembers, toMemberWish } from '../mapping/members.ts';
import { AvailableMembers, CountQuery, FilterQuery, Members, MembersInput, PagedQuery, TotalCount } from '../schemas/members.ts';
import { orgId } from '../schemas/requests.ts';
import type { WebexOptions } from './options.ts';
import { partOf, serveWebex } from './serve.ts';

const READ = 'spark-admin:telephony_config_read';
const WRITE = 'spark-admin:telephony_config_write';
const DEVICES = '/v1/telephony/config/devices';
const DEVICE = `${DEVICES}/{deviceId}`;
export const MEMBERS_MAX = 2_000;

const getMembers = defineRoute({
  id: 'webex.members.list',
  method: 'GET',
  path: `${DEVICE}/members`,
  summary: 'Who has a line on the device, by port.',
  scope: READ,
  query: Type.Object(orgId),
  status: 200,
  reply: Members,
});

const putMembers = defineRoute({
  id: 'webex.members.replace',
  method: 'PUT',
  path: `${DEVICE}/members`,
  summary: 'Replaces who has a line on the device; without a body only the primary owner stays.',
  scope: WRITE,
  query: Type.Object(orgId),
  body: MembersInput,
  bodyOptional: true,
  status: 204,
  reply: null,
});

const getAvailable = defineRoute({
  id: 'webex.members.available',
  method: 'GET',
  path: `${DEVICE}/availableMembers`,
  summary: 'Who could be given a line on the device.',
  scope: READ,
  query: PagedQuery,
  status: 200,
  reply: AvailableMembers,
});

const countAvailable = defineRoute({
  id: 'webex.members.available.count',
  method: 'GET',
  path: `${DEVICE}/availableMembers/count`,
  summary: 'How many could be given a line on the device.',
  scope: READ,
  query: FilterQuery,
  status: 200,
  reply: TotalCount,
});

const countAllAvailable = defineRoute({
  id: 'webex.members.availableAnywhere.count',
  method: 'GET',
  path: `${DEVICES}/availableMembers/count`,
  summary: 'How many could be given a line on some device.',
  scope: READ,
  query: CountQuery,
  status: 200,
  reply: TotalCount,
});

export function memberRoutes(options: WebexOptions): readonly DialectRoute[] {
  return [
    serveWebex(getMembers, async (call, { members }) => toMembers(await members.listOf(call.actor, idOf(call, 'deviceId')))),
    serveWebex(putMembers, async (call, { members }) => {
      const wishes = (call.body?.members ?? []).map(toMemberWish);
      await members.replace(call.write, idOf(call, 'deviceId'), wishes);
    }),
    serveWebex(getAvailable, async (call, { members }) => {
      const all = await members.available(call.actor, idOf(call, 'deviceId'), toFilter(call.query));
      return { members: partOf(call, options, all, MEMBERS_MAX).map(toAvailableMember) };
    }),
    serveWebex(countAvailable, async (call, { members }) => {
      const all = await members.available(call.actor, idOf(call, 'deviceId'), toFilter(call.query));
      return { totalCount: all.length };
    }),
    serveWebex(countAllAvailable, async ({ actor, query }, { members }) => {
      const filter = { ...toFilter(query), excludeVirtualLines: query.excludeVirtualLine ?? false };
      return { totalCount: (await members.available(actor, null, filter)).length };
    }),
  ];
}
