/** The models of desk phones that an installation knows. The table itself is data that the core is given (`Core.phoneModels`). */

export interface PhoneModel {
  readonly model: string;
  readonly displayName: string;
  /** Null where the maker is not the catalogue's own. */
  readonly make: string | null;
  /** Ports, line buttons and line appearances. */
  readonly ports: number;
}

export interface PhoneCatalogue {
  readonly models: readonly PhoneModel[];
  /** The maker of room devices, of which every model is accepted and none is listed. */
  readonly roomDeviceMake: string | null;
  /** Finds a model by its name or its display name, as clients send either. */
  readonly find: (text: string) => PhoneModel | undefined;
  /** How many lines fit on a device of this model. */
  readonly portsOf: (model: string | null) => number;
}

/** Imported devices may have a model that no table lists; ten ports are what most desk phones have. */
const DEFAULT_PORTS = 10;

export function createPhoneCatalogue({
  models,
  roomDeviceMake,
}: Pick<PhoneCatalogue, 'models' | 'roomDeviceMake'>): PhoneCatalogue {
  const find = (text: string) => models.find(each => each.model === text || each.displayName === text);
  const portsOf = (model: string | null) => (model === null ? undefined : find(model))?.ports ?? DEFAULT_PORTS;
  return { models, roomDeviceMake, find, portsOf };
}
