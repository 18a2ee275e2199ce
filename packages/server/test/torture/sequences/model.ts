/** Who holds what, and which face shows it, as plainly as it can be said: the table of docs/architecture.md over a list. */
import { FACES, type Face } from '../../support/faces.ts';

export type Kind = 'phone' | 'handset' | 'desk' | 'browser';

export interface ModelDevice {
  readonly id: string;
  readonly kind: Kind;
  /** Its holders, with what their apps registered on it; `shared` is a line on somebody else's desk phone. */
  readonly holders: Map<number, { readonly shared: boolean; readonly token: string | null }>;
}

export interface Model {
  readonly devices: ModelDevice[];
}

const MOBILE: readonly Face[] = ['genesys', 'apperian', 'apperianPairings', 'native'];
const SHOWN: Readonly<Record<Kind, readonly Face[]>> = {
  phone: MOBILE,
  handset: MOBILE,
  desk: ['webexLines', 'webexDevices', 'native'],
  browser: ['native'],
};
/** Webex' devices are those of their owner; colleagues have lines on them. */
const SHARED: readonly Face[] = ['webexLines', 'native'];

export function createModel(): Model {
  return { devices: [] };
}

export function isShown(device: ModelDevice, owner: number, face: Face): boolean {
  const holding = device.holders.get(owner);
  if (holding === undefined) return false;
  return (holding.shared ? SHARED : SHOWN[device.kind]).includes(face);
}

/** The ids that each face must show of a person. */
export function viewsOf({ devices }: Model, owner: number): Record<Face, string[]> {
  const shownBy = (face: Face) => devices.filter(device => isShown(device, owner, face)).map(device => device.id);
  return Object.fromEntries(FACES.map(face => [face, shownBy(face).toSorted()])) as Record<Face, string[]>;
}

/** The phone on which the person's app has registered this token already. */
export function phoneWith({ devices }: Model, owner: number, token: string): ModelDevice | undefined {
  return devices.find(device => device.holders.get(owner)?.token === token);
}
