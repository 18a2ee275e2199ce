/** The layout of a phone's line keys, as it travels (contract webex §3.7). */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';

const KEY_TYPES = [
  'PRIMARY_LINE',
  'SHARED_LINE',
  'MONITOR',
  'CALL_PARK_EXTENSION',
  'SPEED_DIAL',
  'OPEN',
  'CLOSED',
  'MODE_MANAGEMENT',
];
const keyType = Type.String({ enum: KEY_TYPES });
const label = Type.Optional(Type.String({ maxLength: LENGTHS.name }));
const index = Type.Integer({ minimum: 1, maximum: 100 });
const shared = { sharedLineIndex: Type.Optional(index) };

export const LineKey = Type.Object({
  lineKeyIndex: index,
  lineKeyType: keyType,
  lineKeyLabel: label,
  lineKeyValue: label,
  ...shared,
});
const KemKey = Type.Object({
  kemModuleIndex: index,
  kemKeyIndex: index,
  kemKeyType: keyType,
  kemKeyLabel: label,
  kemKeyValue: label,
  ...shared,
});

/** The keys of a phone, and of the three modules that the largest takes. */
export const KEYS_LIMIT = 100;

export const Layout = Type.Object({
  layoutMode: Type.String({ enum: ['DEFAULT', 'CUSTOM'] }),
  userReorderEnabled: Type.Optional(Type.Boolean()),
  lineKeys: Type.Optional(Type.Array(LineKey, { maxItems: KEYS_LIMIT })),
  kemModuleType: Type.Optional(Type.String({ maxLength: LENGTHS.short })),
  kemKeys: Type.Optional(Type.Array(KemKey, { maxItems: KEYS_LIMIT })),
});
export type Layout = Static<typeof Layout>;
