/** Routes that hand devices over, and list loans. */
import Type from 'typebox';
import { HandedOver, Loan } from '../loan-objects.ts';
import { OwnerRef } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { closed, Id, nullable, oneOf, PageQuery, pageOf, reason, Time, WriteQuery } from '../schema.ts';
import { BASE } from './common.ts';

export const handOverDevice = defineRoute({
  id: 'native.devices.handOver',
  method: 'POST',
  path: `${BASE}/devices/{deviceId}/hand-over`,
  summary: "Hands a device over: the present holder's assignment ends and the next one's begins, at the same instant.",
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    to: OwnerRef,
    role: Type.Optional(oneOf(['owner', 'user'], 'In which role it changes hands. Defaults to `owner`.')),
    from: Type.Optional(
      nullable(Id, 'The assignment that ends. Needed only where the device has several users and changes hands as `user`.'),
    ),
    dueAt: Type.Optional(nullable(Time, 'For a loan: when the device is to come back.')),
    expiresAt: Type.Optional(nullable(Time, 'A planned end of the new assignment.')),
    keepUntil: Type.Optional(nullable(Time, 'The former owner may use the device until then, as `user`. Not for desk phones.')),
    ...reason,
  }),
  status: 200,
  reply: HandedOver,
});

const time = (description: string) => Type.Optional(Type.String({ format: 'date-time', description }));

export const listLoans = defineRoute({
  id: 'native.loans.list',
  method: 'GET',
  path: `${BASE}/loans`,
  summary: 'Lists the devices that are to come back, those that are due first at the top.',
  scope: 'devices.org:read',
  query: closed({
    ...PageQuery.properties,
    state: Type.Optional(oneOf(['all', 'due', 'overdue'], '`due`: still in time. `overdue`: late. Defaults to `all`.')),
    dueAfter: time('Due at this time or later.'),
    dueBefore: time('Due before this time.'),
    ownerId: Type.Optional(Type.String({ format: 'uuid', description: 'What this person or other owner has borrowed.' })),
  }),
  status: 200,
  reply: pageOf(Loan),
});
