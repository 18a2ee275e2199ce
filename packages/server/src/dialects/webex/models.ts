/** The desk phones that can be added by MAC address or activation code (contract webex §3.5). `app.ts` gives them to the core as its catalogue. */
import { createPhoneCatalogue, type PhoneCatalogue, type PhoneModel } from '../../domain/phone-catalogue.ts';

/** A model with the members that only this vendor's API has. */
export interface WebexModel extends PhoneModel {
  readonly type: 'MPP' | 'ATA' | 'GENERIC_SIP' | 'ESIM' | 'DESK_PHONE';
  readonly manufacturer: 'CISCO' | 'THIRD_PARTY';
  readonly managedBy: 'CISCO' | 'CUSTOMER';
}

const CISCO = { make: 'Cisco', manufacturer: 'CISCO', managedBy: 'CISCO' } as const;

const MODELS: readonly WebexModel[] = [
  { model: 'DMS Cisco 8851', displayName: 'Cisco 8851', type: 'MPP', ports: 10, ...CISCO },
  { model: 'DMS Cisco 8875', displayName: 'Cisco 8875', type: 'MPP', ports: 10, ...CISCO },
  { model: 'DMS Cisco 8832', displayName: 'Cisco 8832', type: 'MPP', ports: 1, ...CISCO },
  { model: 'Cisco 9871', displayName: 'Cisco 9871', type: 'DESK_PHONE', ports: 16, ...CISCO },
];

export const PHONE_MODELS: PhoneCatalogue = createPhoneCatalogue({ models: MODELS, roomDeviceMake: 'Cisco' });

const MANAGED_PREFIX = 'DMS ';

/** The vendor's row for a device's model; undefined for models that the table does not list. */
export function webexModel(model: string | null): WebexModel | undefined {
  return MODELS.find(each => each.model === model || each.displayName === model);
}

/** The model as displays show it, without the vendor's prefix. */
export function displayModel(model: string): string {
  return model.startsWith(MANAGED_PREFIX) ? model.slice(MANAGED_PREFIX.length) : model;
}

/** The models that displays show by this name: with the prefix, and without it where the name has none itself. */
export function modelNames(shown: string): { readonly name: string; readonly alias: string } {
  const managed = `${MANAGED_PREFIX}${shown}`;
  return { name: managed, alias: shown.startsWith(MANAGED_PREFIX) ? managed : shown };
}
