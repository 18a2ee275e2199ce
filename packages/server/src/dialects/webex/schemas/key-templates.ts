/** Templates of line keys, and applying them, as they travel (contract webex §3.12). */
import { LENGTHS } from '@heldby/contract';
import Type, { type Static } from 'typebox';
import { KEYS_LIMIT, LineKey } from './layouts.ts';
import { id } from './requests.ts';

const text = Type.String();
const name = Type.String({ minLength: 1, maxLength: LENGTHS.name });
const lineKeys = Type.Array(LineKey, { maxItems: KEYS_LIMIT });

export const KeyTemplate = Type.Object({
  id: text,
  templateName: text,
  deviceModel: text,
  modelDisplayName: text,
  userReorderEnabled: Type.Boolean(),
  lineKeys,
});
export type KeyTemplate = Static<typeof KeyTemplate>;
export const KeyTemplates = Type.Object({ lineKeyTemplates: Type.Array(KeyTemplate) });
export const CreatedTemplate = Type.Object({ id: text });

const input = { userReorderEnabled: Type.Optional(Type.Boolean()), lineKeys };
export const NewKeyTemplate = Type.Object({ ...input, templateName: name, deviceModel: name });
export type NewKeyTemplate = Static<typeof NewKeyTemplate>;
export const KeyTemplateInput = Type.Object({ ...input, templateName: Type.Optional(name), deviceModel: Type.Optional(name) });
export type KeyTemplateInput = Static<typeof KeyTemplateInput>;

const tags = Type.Optional(Type.Array(Type.String({ maxLength: LENGTHS.tag }), { maxItems: 100 }));

export const ApplyTemplate = Type.Object({
  action: Type.String({ enum: ['APPLY_TEMPLATE', 'APPLY_DEFAULT_TEMPLATES'] }),
  templateId: id,
  locationIds: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: LENGTHS.id }), { maxItems: 100 })),
  excludeDevicesWithCustomLayout: Type.Optional(Type.Boolean()),
  includeDeviceTags: tags,
  excludeDeviceTags: tags,
  advisoryTypes: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export type ApplyTemplate = Static<typeof ApplyTemplate>;
