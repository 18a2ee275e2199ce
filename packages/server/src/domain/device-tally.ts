/** Counts devices by what they have in common, and what happens: what one event changes in the counts. Pure, so that a count is what its events make of it. */

export const DIMENSIONS = ['total', 'kind', 'platform', 'make', 'model', 'state', 'lifecycle'] as const;

/** How often something ever happened: people came and left, assignments began and ended, sign-ins failed. */
export const FLOWS = ['joined', 'left', 'begun', 'ended', 'failed_sign_ins'] as const;
export type Flow = (typeof FLOWS)[number];

/** What time alone changes, and what no event tells. It is counted from the rows, now and then. */
export const STOCK = ['active', 'unused', 'unheld', 'people', 'stale'] as const;

export type Dimension = (typeof DIMENSIONS)[number] | Flow | (typeof STOCK)[number];

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

/** An event about a device itself, about who holds it, about somebody who comes or leaves, or about failed sign-ins. */
export interface TalliedEvent {
  readonly noun: 'device' | 'assignment' | 'person' | 'failure';
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
  else if (event.noun === 'assignment') tallyAssignment(event, before, after, counts);
  else if (event.noun === 'failure') flow('failed_sign_ins', null, counts, Number(after?.attempts ?? 0));
  else if (before === null) flow('joined', textIn(after ?? {}, 'locationId'), counts);
  else if (after === null) flow('left', textIn(before, 'locationId'), counts);
}

function tallyAssignment(event: TalliedEvent, before: Members | null, after: Members | null, counts: Tally): void {
  const was = isOpen(before) ? deviceIn(before, event) : null;
  const is = isOpen(after) ? deviceIn(after, event) : null;
  if (was !== null) hold(was, -1, counts);
  if (is !== null) hold(is, 1, counts);
  if (was === null && is !== null) flow('begun', counts.get(is).locationId, counts);
  if (was !== null && is === null) flow('ended', counts.get(was).locationId, counts);
}

function flow(dimension: Flow, locationId: string | null, counts: Tally, by = 1): void {
  counts.add({ dimension, value: '', locationId: locationId ?? '', by });
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
  const values: Readonly<Record<(typeof DIMENSIONS)[number], string>> = {
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
