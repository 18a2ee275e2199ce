/** Templates of line keys in the vendor's words (contract webex §3.12): a template is the layout of a phone, under a name. Pure. */
import type { KeyTemplateInput } from '../../../core/telephony/key-templates.ts';
import type { KeysRequest } from '../../../domain/desk-jobs.ts';
import type { Policy } from '../../../domain/organization.ts';
import type { KeyTemplate } from '../../../domain/telephony.ts';
import { renderId, uuidOf } from '../ids.ts';
import { displayModel, webexModel } from '../models/catalogue.ts';
import { invalidField, missingField } from '../problems.ts';
import type * as api from '../schemas/key-templates.ts';
import type { Layout } from '../schemas/layouts.ts';
import { keptIn } from './extras.ts';
import { toKeptLayout } from './layouts.ts';

export function toKeyTemplate({ id, name, model, extras }: KeyTemplate, policy: Policy): api.KeyTemplate {
  const { userReorderEnabled = false, lineKeys = [] } = keptIn({ extras }).layout as Layout;
  return {
    id: renderId('DEVICE_LINE_KEY_TEMPLATE', id),
    templateName: name,
    deviceModel: model,
    modelDisplayName: displayNameOf(model, policy),
    userReorderEnabled,
    lineKeys,
  };
}

/** The model is one of the table, under either of its names. */
export function toNewTemplate(body: api.NewKeyTemplate, policy: Policy): KeyTemplateInput {
  const model = webexModel(body.deviceModel, policy)?.model;
  if (model === undefined) throw invalidField('deviceModel');
  return { name: body.templateName, model, extras: toKeys(body, model, policy) };
}

/** The keys are for the template's model, which stays. */
export function toTemplateWish(body: api.KeyTemplateInput, { name, model }: KeyTemplate, policy: Policy) {
  const given = body.deviceModel;
  if (given !== undefined && given !== model && webexModel(given, policy)?.model !== model) throw invalidField('deviceModel');
  return { name: body.templateName ?? name, extras: toKeys(body, model, policy) };
}

function toKeys({ userReorderEnabled, lineKeys }: api.KeyTemplateInput, model: string, policy: Policy) {
  const reorder = userReorderEnabled === undefined ? {} : { userReorderEnabled };
  return toKeptLayout({ layoutMode: 'CUSTOM', ...reorder, lineKeys }, { model }, policy);
}

const CUSTOM = { webex: { layout: { layoutMode: 'CUSTOM' } } };
const USUAL = { webex: { layout: { layoutMode: 'DEFAULT', userReorderEnabled: false } } };

/** The id of the template to apply; null for the usual keys. */
export function templateOf({ action, templateId }: api.ApplyTemplate): string | null {
  if (action === 'APPLY_DEFAULT_TEMPLATES') return null;
  if (templateId === undefined) throw missingField('templateId');
  return uuidOf(templateId);
}

/** The phones that are meant, and their new keys. The keys of modules stay, unless the usual keys come back. */
export function toKeysRequest(body: api.ApplyTemplate, template: KeyTemplate | null, policy: Policy): KeysRequest {
  const { locationIds, includeDeviceTags = [], excludeDeviceTags = [] } = body;
  // heldby gives no advice on templates, so there are no phones with it.
  if (Object.values(body.advisoryTypes ?? {}).some(each => each === true || each === 'true')) throw invalidField('advisoryTypes');
  return {
    layout: template === null ? USUAL : template.extras,
    keepsOthers: template !== null,
    models: template === null ? null : namesOf(template.model, policy),
    locationIds: locationIds === undefined || locationIds.length === 0 ? null : locationIds.map(uuidOf),
    tags: includeDeviceTags,
    withoutTags: excludeDeviceTags,
    unless: body.excludeDevicesWithCustomLayout ? CUSTOM : null,
  };
}

/** A phone may be stored under either name of its model. */
function namesOf(model: string, policy: Policy): readonly string[] {
  return [model, displayNameOf(model, policy)];
}

function displayNameOf(model: string, policy: Policy): string {
  return webexModel(model, policy)?.displayName ?? displayModel(model);
}
