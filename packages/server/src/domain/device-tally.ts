/** Counts devices by what they have in common: what one event changes in the counts. Pure, so that a count is what its events make of it. */

export const DIMENSIONS = ['total', 'kind', 'platform', 'make', 'model', 'state', 'lifecycle'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What the next event about a device is compared with. */
export interface Counted {
  readonly holders: number;
  readonly locationId: string | null;
  /** Set by hand. */
  readonly lifecycle: string | null;
}

/** In place of a state, for a device that is no more: who holds it changes no count until it is there again. */
const GONE = 'gone';

export const UNCOUNTED: Counted = { holders: 0, locationId: null, lifecycle: null };

type Members = Readonly<Record<string, unknown>>;

/** An event about a device itself, or about who holds it. */
export interface TalliedEvent {
  readonly noun: 'device' | 'assignment';
  /** `before` has only what is different. */
  readonly isChange: boolean;
  readonly deviceId: string | null;
  readonly before: Members | null;
  readonly after: Members | null;
}

/** One more or one less of the devices at a place that have a value; both are empty for none. */
export interface Change {
  readonly dimension: Dimension;
  readonly value: string;
  readonly locationId: string;
  readonly by: number;
}

export interface Tally {
  readonly get: (deviceId: string) => Counted;
  readonly set: (deviceId: string, counted: Counted) => void;
  readonly add: (change: Change) => void;
}

export function tally(event: TalliedEvent, counts: Tally): void {
  const before = event.isChange ? { ...event.after, ...event.before } : event.before;
  const { after } = event;
  if (event.noun === 'device') tallyDevice(event.deviceId ?? '', before, after, counts);
  else {
    if (isOpen(before)) hold(deviceIn(before, event), -1, counts);
    if (isOpen(after)) hold(deviceIn(after, event), 1, counts);
  }
}

function tallyDevice(id: string, before: Members | null, after: Members | null, counts: Tally): void {
  const counted = counts.get(id);
  if (before !== null) for (const change of changesOf(before, counted.holders, -1)) counts.add(change);
  if (after !== null) for (const change of changesOf(after, counted.holders, 1)) counts.add(change);
  const locationId = after === null ? counted.locationId : textIn(after, 'locationId');
  const lifecycle = after === null ? GONE : textIn(after, 'lifecycle');
  if (locationId !== counted.locationId || lifecycle !== counted.lifecycle) counts.set(id, { ...counted, locationId, lifecycle });
}

function changesOf(device: Members, holders: number, by: number): Change[] {
  const locationId = textIn(device, 'locationId') ?? '';
  const values: Readonly<Record<Dimension, string>> = {
    total: '',
    kind: textIn(device, 'kind') ?? '',
    platform: textIn(device, 'platform') ?? '',
    make: textIn(device, 'make') ?? '',
    model: textIn(device, 'model') ?? '',
    state: (device.disabled ?? null) === null ? 'active' : 'disabled',
    lifecycle: textIn(device, 'lifecycle') ?? byHolders(holders),
  };
  return DIMENSIONS.map(dimension => ({ dimension, value: values[dimension], locationId, by }));
}

/** One holder more or less. */
function hold(deviceId: string, by: number, counts: Tally): void {
  const counted = counts.get(deviceId);
  const holders = Math.max(0, counted.holders + by);
  counts.set(deviceId, { ...counted, holders });
  const [was, is] = [byHolders(counted.holders), byHolders(holders)];
  if (counted.lifecycle !== null || was === is) return;
  const locationId = counted.locationId ?? '';
  counts.add({ dimension: 'lifecycle', value: was, locationId, by: -1 });
  counts.add({ dimension: 'lifecycle', value: is, locationId, by: 1 });
}

function byHolders(holders: number): string {
  return holders > 0 ? 'assigned' : 'in_stock';
}

function isOpen(assignment: Members | null): assignment is Members {
  return assignment !== null && (assignment.until ?? null) === null;
}

/** The event itself has the device, unless the history was corrected and it was another one. */
function deviceIn(assignment: Members, { deviceId }: TalliedEvent): string {
  return textIn(assignment, 'deviceId') ?? deviceId ?? '';
}

function textIn(members: Members, name: string): string | null {
  const value = members[name];
  return typeof value === 'string' ? value : null;
}
