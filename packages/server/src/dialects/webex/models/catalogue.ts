/** Finds models by name: the vendor's, and those of an organization's policy. `app.ts` gives them to the core as its catalogue. */
import type { Policy } from '../../../domain/organization.ts';
import type { PhoneCatalogue } from '../../../domain/phone-catalogue.ts';
import { readPolicy } from '../../../http/dialect/policy.ts';
import { type AddedModel, POLICY } from '../policy.ts';
import { ATA, DESK_9800, type Family, type ModelType, MPP_8800, THIRD_PARTY } from './families.ts';
import { modelOf, type WebexModel } from './model.ts';
import { MODELS } from './table.ts';

type Names = ReadonlyMap<string, WebexModel>;

const VENDORS = byName(MODELS);

/** The vendor's models, and the organization's own, which replace those of the same name. */
export function webexModels(policy: Policy): readonly WebexModel[] {
  const own = ownModels(policy);
  const others = MODELS.filter(({ model, displayName }) => !own.has(model) && !own.has(displayName));
  return [...others, ...new Set(own.values())];
}

/** The model of this name or display name; undefined for one that is not in the table. */
export function webexModel(name: string | null, policy: Policy): WebexModel | undefined {
  return name === null ? undefined : (ownModels(policy).get(name) ?? VENDORS.get(name));
}

export const PHONE_MODELS: PhoneCatalogue = { modelsOf: webexModels, find: webexModel, roomDeviceMake: 'Cisco' };

/** Whether the organization has models of its own. */
export function hasOwnModels(policy: Policy): boolean {
  return ownModels(policy).size > 0;
}

/** By the list itself, which stays with the actor for as long as the policy is cached. */
const made = new WeakMap<readonly AddedModel[], Names>();

function ownModels(policy: Policy): Names {
  const added = readPolicy(POLICY, policy, 'webexModels');
  const names = made.get(added) ?? byName(added.map(toModel));
  made.set(added, names);
  return names;
}

function byName(models: readonly WebexModel[]): Names {
  return new Map(models.flatMap(each => [each.displayName, each.model].map(name => [name, each] as const)));
}

const FAMILIES: Readonly<Record<ModelType, Family>> = {
  MPP: MPP_8800,
  ATA,
  GENERIC_SIP: THIRD_PARTY,
  DESK_PHONE: DESK_9800,
};

function toModel({ model, displayName, type = 'GENERIC_SIP', make, linePorts: ports }: AddedModel): WebexModel {
  const manufacturer = make?.toLowerCase() === 'cisco' ? 'CISCO' : 'THIRD_PARTY';
  const family: Family = { ...FAMILIES[type], displayName: null, manufacturer };
  const addedBy = type === 'MPP' || type === 'DESK_PHONE' ? (['mac', 'code'] as const) : (['mac'] as const);
  return modelOf(family, addedBy, { model, displayName: displayName ?? displayModel(model), make: make ?? null, ports });
}

const MANAGED_PREFIX = 'DMS ';

/** The model as displays show it, without the vendor's prefix. */
export function displayModel(model: string): string {
  return model.startsWith(MANAGED_PREFIX) ? model.slice(MANAGED_PREFIX.length) : model;
}

/** The models that displays show by this name: with the prefix, and without it where the name has none itself. */
export function modelNames(shown: string): { readonly name: string; readonly alias: string } {
  const managed = `${MANAGED_PREFIX}${shown}`;
  return { name: managed, alias: shown.startsWith(MANAGED_PREFIX) ? managed : shown };
}
