/** Routes that list, set and lift blocks. */
import Type from 'typebox';
import { Block, OwnerRef } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { closed, Id, nullable, PageQuery, pageOf, reason, WriteQuery } from '../schema.ts';
import { BASE, ReasonBody } from './common.ts';

export const listBlocks = defineRoute({
  id: 'native.blocks.list',
  method: 'GET',
  path: `${BASE}/blocks`,
  summary:
    'Lists blocks in the order in which they were set: those of an owner, of a device, or all. Your own need no administrator.',
  scope: 'devices:read',
  query: closed({
    ...PageQuery.properties,
    ownerId: Type.Optional(Type.String({ format: 'uuid', description: 'Blocks of this person or other owner.' })),
    deviceId: Type.Optional(Type.String({ format: 'uuid', description: "Blocks of this device's hardware." })),
  }),
  status: 200,
  reply: pageOf(Block),
});

export const getBlock = defineRoute({
  id: 'native.blocks.get',
  method: 'GET',
  path: `${BASE}/blocks/{blockId}`,
  summary: 'Returns a block: your own, or any for an administrator.',
  scope: 'devices:read',
  status: 200,
  reply: Block,
});

export const setBlock = defineRoute({
  id: 'native.blocks.set',
  method: 'POST',
  path: `${BASE}/blocks`,
  summary: 'Blocks an owner on a device, whether or not they hold it now; without an owner, every holder.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: closed({
    deviceId: Id,
    owner: Type.Optional(nullable(OwnerRef, 'Who is blocked; null or left out for every holder.')),
    ...reason,
  }),
  status: 201,
  reply: Block,
});

export const liftBlock = defineRoute({
  id: 'native.blocks.lift',
  method: 'POST',
  path: `${BASE}/blocks/{blockId}/lift`,
  summary: 'Lifts a block, with what it planned. What it disabled can be used again.',
  scope: 'devices.org:write',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: Block,
});
