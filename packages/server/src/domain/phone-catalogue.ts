/** Looks up models of phones and room devices. A dialect provides the table (`Core.phoneModels`). */
import type { DeviceKind } from './device.ts';
import type { Policy } from './organization.ts';

export interface PhoneModel {
  readonly model: string;
  readonly displayName: string;
  /** Null where the table does not know the maker. */
  readonly make: string | null;
  readonly kind: Extract<DeviceKind, 'desk_phone' | 'room_device'>;
  /** How many lines fit on it. */
  readonly ports: number;
  readonly addedBy: readonly AddedBy[];
}

/** How a device of a model is added: by its MAC address, or by an activation code. */
export type AddedBy = 'mac' | 'code';

export interface PhoneCatalogue {
  /** Every model of the table, with those that the organization adds by its policy. */
  readonly modelsOf: (policy: Policy) => readonly PhoneModel[];
  /** Finds a model by its name or display name, because clients send either. */
  readonly find: (text: string, policy: Policy) => PhoneModel | undefined;
  /** The maker of room devices. Room devices of models that are not in the table are accepted, too. */
  readonly roomDeviceMake: string | null;
}

/** For models that the table does not list, such as those of imported devices. Most desk phones have ten ports. */
const DEFAULT_PORTS = 10;

/** How many lines fit on a device of this model. */
export function portsOf({ find }: PhoneCatalogue, model: string | null, policy: Policy): number {
  return (model === null ? undefined : find(model, policy))?.ports ?? DEFAULT_PORTS;
}
