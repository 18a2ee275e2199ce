/** Apperian's group (contract apperian §10), as it travels. */
import { LENGTHS } from '@heldby/contract';
import Type from 'typebox';
import { Id } from './devices.ts';

/** Bounds the transaction: each membership is an event, and one request is one transaction. */
const MEMBERS_AT_ONCE = 1_000;

export const Group = Type.Object({
  psk: Type.Integer(),
  id: Id,
  name: Type.String(),
  description: Type.String(),
  app_count: Type.Integer(),
  user_count: Type.Integer(),
});

const name = Type.String({ minLength: 1, maxLength: LENGTHS.name });
const description = Type.String({ maxLength: LENGTHS.description });

export const NewGroup = Type.Object({ group_name: name, group_description: Type.Optional(description) });
export const ChangedGroup = Type.Object({ group_name: Type.Optional(name), group_description: Type.Optional(description) });

/** A psk, as a number or as text, or an id. */
const Key = Type.Union([Type.Integer(), Type.String({ maxLength: LENGTHS.short })]);
const Keys = Type.Array(Key, { maxItems: MEMBERS_AT_ONCE });

export const UsersOfGroup = Type.Object({ user_psk: Keys });
export const GroupsOfUser = Type.Object({ group_psk: Keys });
export const ShownKeys = Type.Array(Key);
