/** The layout of a phone's line keys: what it may be, by the model, and what is kept of it (contract webex §3.7). Pure. */
import type { Extras } from '../../../core/extras.ts';
import type { Device } from '../../../domain/device.ts';
import type { Policy } from '../../../domain/organization.ts';
import { webexModel } from '../models/catalogue.ts';
import { invalidField, missingField } from '../problems.ts';
import type * as api from '../schemas/layouts.ts';
import { keptIn } from './extras.ts';
import { buttonsOf } from './supported-devices.ts';

const DEFAULT: api.Layout = { layoutMode: 'DEFAULT', userReorderEnabled: false };

export function toLayout(device: Device): api.Layout {
  return (keptIn(device).layout as api.Layout | undefined) ?? DEFAULT;
}

/** What does not fit the model is refused. A model that is not in the table may have any keys. */
export function toKeptLayout(body: api.Layout, device: Pick<Device, 'model'>, policy: Policy): Extras {
  const { layoutMode, userReorderEnabled = false, lineKeys, kemModuleType, kemKeys } = body;
  const model = webexModel(device.model, policy);
  if (layoutMode === 'DEFAULT') return { webex: { layout: { layoutMode, userReorderEnabled } } };
  if (lineKeys === undefined) throw missingField('lineKeys');
  if (model !== undefined && buttonsOf(model) < 2) throw invalidField('layoutMode');
  requireKeys(lineKeys, model === undefined ? Number.POSITIVE_INFINITY : buttonsOf(model));
  if (kemKeys !== undefined && kemModuleType === undefined) throw missingField('kemModuleType');
  if (model !== undefined && kemModuleType !== undefined && !model.moduleTypes.includes(kemModuleType)) {
    throw invalidField('kemModuleType');
  }
  requireModuleKeys(kemKeys ?? [], model?.modules ?? Number.POSITIVE_INFINITY, model && keysOfModule(kemModuleType));
  const modules = { ...(kemModuleType === undefined ? {} : { kemModuleType }), ...(kemKeys === undefined ? {} : { kemKeys }) };
  return { webex: { layout: { layoutMode, userReorderEnabled, lineKeys, ...modules } } };
}

/** The first key is the owner's line on every phone. */
function requireKeys(keys: Required<api.Layout>['lineKeys'], buttons: number): void {
  const seen = new Set<number>();
  for (const { lineKeyIndex, lineKeyType, lineKeyValue } of keys) {
    if (lineKeyIndex > buttons || seen.has(lineKeyIndex)) throw invalidField('lineKeys.lineKeyIndex');
    if (lineKeyIndex === 1 && lineKeyType !== 'PRIMARY_LINE') throw invalidField('lineKeys.lineKeyType');
    if (lineKeyType === 'SPEED_DIAL' && !lineKeyValue) throw missingField('lineKeys.lineKeyValue');
    seen.add(lineKeyIndex);
  }
  if (!seen.has(1)) throw invalidField('lineKeys');
}

/** The name of a type says it. */
function keysOfModule(type: string | undefined): number | undefined {
  const keys = /^KEM_(\d+)_KEYS$/.exec(type ?? '')?.[1];
  return keys === undefined ? undefined : Number(keys);
}

function requireModuleKeys(keys: Required<api.Layout>['kemKeys'], modules: number, each = Number.POSITIVE_INFINITY): void {
  const seen = new Set<string>();
  for (const { kemModuleIndex, kemKeyIndex, kemKeyType, kemKeyValue } of keys) {
    const place = `${kemModuleIndex}/${kemKeyIndex}`;
    if (kemModuleIndex > modules) throw invalidField('kemKeys.kemModuleIndex');
    if (kemKeyIndex > each || seen.has(place)) throw invalidField('kemKeys.kemKeyIndex');
    if (kemKeyType === 'SPEED_DIAL' && !kemKeyValue) throw missingField('kemKeys.kemKeyValue');
    seen.add(place);
  }
}
