/** Lines on a person's apps, and on the phones where they are a guest (contract webex §3.9 and §3.10). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { APPS, HOT_DESKS, type Profile, toKeptMembers, toKeptWishes } from '../mapping/kept-members.ts';
import { toAvailableMember, toFilter } from '../mapping/members.ts';
import { AppQuery, AvailableMembers, KeptMembers, MembersInput, TotalCount } from '../schemas/members.ts';
import { orgId } from '../schemas/requests.ts';
import { MEMBERS_MAX } from './members.ts';
import type { WebexOptions } from './options.ts';
import { partOf, serveWebex } from './serve.ts';

const READ = 'spark-admin:telephony_config_read';
const WRITE = 'spark-admin:telephony_config_write';
const PERSON = '/v1/telephony/config/people/{personId}';

export function keptMemberRoutes(options: WebexOptions): readonly DialectRoute[] {
  return [
    ...membersOf(options, 'applicationMembers', `${PERSON}/applications`, "on the person's apps", APPS),
    countAvailable,
    ...membersOf(options, 'hotDeskingMembers', `${PERSON}/features/hotDesking`, 'where the person is a guest', HOT_DESKS),
  ];
}

function membersOf(options: WebexOptions, noun: string, path: string, where: string, profile: Profile): DialectRoute[] {
  const { list } = profile;
  const read = defineRoute({
    id: `webex.${noun}.list`,
    method: 'GET',
    path: `${path}/members`,
    summary: `Who has a line ${where}.`,
    scope: READ,
    query: Type.Object(orgId),
    status: 200,
    reply: KeptMembers,
  });
  const replace = defineRoute({
    id: `webex.${noun}.replace`,
    method: 'PUT',
    path: `${path}/members`,
    summary: `Keeps who has a line ${where}; without a body only the person themselves.`,
    scope: WRITE,
    query: Type.Object(orgId),
    body: MembersInput,
    bodyOptional: true,
    status: 204,
    reply: null,
  });
  const available = defineRoute({
    id: `webex.${noun}.available`,
    method: 'GET',
    path: `${path}/availableMembers`,
    summary: `Who could be given a line ${where}.`,
    scope: READ,
    query: AppQuery,
    status: 200,
    reply: AvailableMembers,
  });
  return [
    serveWebex(read, async (call, { calling }) => {
      const id = idOf(call, 'personId');
      return toKeptMembers(await calling.linesOf(call.actor, id, list), id, profile);
    }),
    serveWebex(replace, async (call, { calling }) =>
      calling.keepLines(call.write, idOf(call, 'personId'), toKeptWishes(call.body ?? {}, profile), list),
    ),
    serveWebex(available, async (call, { calling }) => {
      const all = await calling.availableFor(call.actor, idOf(call, 'personId'), filterOf(call.query), list);
      return { members: partOf(call, options, all, MEMBERS_MAX).map(toAvailableMember) };
    }),
  ];
}

const countAvailable = serveWebex(
  defineRoute({
    id: 'webex.applicationMembers.available.count',
    method: 'GET',
    path: `${PERSON}/applications/availableMembers/count`,
    summary: "How many could be given a line on the person's apps.",
    scope: READ,
    query: AppQuery,
    status: 200,
    reply: TotalCount,
  }),
  async (call, { calling }) => {
    const all = await calling.availableFor(call.actor, idOf(call, 'personId'), filterOf(call.query), APPS.list);
    return { totalCount: all.length };
  },
);

function filterOf({ name, location, ...query }: Type.Static<typeof AppQuery>) {
  return toFilter({
    ...(name === undefined ? {} : { memberName: name }),
    ...(location === undefined ? {} : { locationId: location }),
    ...query,
  });
}
