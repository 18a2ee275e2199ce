/** Looks up models of desk phones. A dialect provides the table (`Core.phoneModels`). */

export interface PhoneModel {
  readonly model: string;
  readonly displayName: string;
  /** Null for models of other makers. */
  readonly make: string | null;
  /** Ports, line buttons and line appearances. */
  readonly ports: number;
}

export interface PhoneCatalogue {
  readonly models: readonly PhoneModel[];
  /** The maker of room devices. Every model of them is accepted and none is listed. */
  readonly roomDeviceMake: string | null;
  /** Finds a model by its name or display name, because clients send either. */
  readonly find: (text: string) => PhoneModel | undefined;
  /** How many lines fit on a device of this model. */
  readonly portsOf: (model: string | null) => number;
}

/** For models that the table does not list, such as those of imported devices. Most desk phones have ten ports. */
const DEFAULT_PORTS = 10;

export function createPhoneCatalogue({
  models,
  roomDeviceMake,
}: Pick<PhoneCatalogue, 'models' | 'roomDeviceMake'>): PhoneCatalogue {
  const find = (text: string) => models.find(each => each.model === text || each.displayName === text);
  const portsOf = (model: string | null) => (model === null ? undefined : find(model))?.ports ?? DEFAULT_PORTS;
  return { models, roomDeviceMake, find, portsOf };
}
