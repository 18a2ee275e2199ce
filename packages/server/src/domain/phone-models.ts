/** The desk phones that can be added by MAC address or activation code (contract webex §3.5). */

export interface PhoneModel {
  readonly model: string;
  readonly displayName: string;
  readonly type: 'MPP' | 'ATA' | 'GENERIC_SIP' | 'ESIM' | 'DESK_PHONE';
  readonly manufacturer: 'CISCO' | 'THIRD_PARTY';
  readonly managedBy: 'CISCO' | 'CUSTOMER';
  /** Ports, line buttons and line appearances. */
  readonly ports: number;
}

export const PHONE_MODELS: readonly PhoneModel[] = [
  { model: 'DMS Cisco 8851', displayName: 'Cisco 8851', type: 'MPP', manufacturer: 'CISCO', managedBy: 'CISCO', ports: 10 },
  { model: 'DMS Cisco 8875', displayName: 'Cisco 8875', type: 'MPP', manufacturer: 'CISCO', managedBy: 'CISCO', ports: 10 },
  { model: 'DMS Cisco 8832', displayName: 'Cisco 8832', type: 'MPP', manufacturer: 'CISCO', managedBy: 'CISCO', ports: 1 },
  { model: 'Cisco 9871', displayName: 'Cisco 9871', type: 'DESK_PHONE', manufacturer: 'CISCO', managedBy: 'CISCO', ports: 16 },
];

const DEFAULT_PORTS = 10;
const MANAGED_PREFIX = 'DMS ';

/** By the model or the display name, as clients send either. */
export function findPhoneModel(text: string): PhoneModel | undefined {
  return PHONE_MODELS.find(each => each.model === text || each.displayName === text);
}

/** How many lines fit on a device of this model; imported models that are not in the table have room for ten. */
export function portsOf(model: string | null): number {
  return (model === null ? undefined : findPhoneModel(model))?.ports ?? DEFAULT_PORTS;
}

/** The model in the words of a display. */
export function displayModel(model: string): string {
  return model.startsWith(MANAGED_PREFIX) ? model.slice(MANAGED_PREFIX.length) : model;
}
