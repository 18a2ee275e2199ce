/** What pickers find and choose. */

export interface PickedPerson {
  readonly id: string;
  readonly displayName: string;
  readonly login: string;
}

export interface PickedDevice {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** What tells it from others of its name: a serial number, a MAC address, who holds it. */
  readonly about: string;
}

export interface PickedLocation {
  readonly id: string;
  readonly name: string;
}
