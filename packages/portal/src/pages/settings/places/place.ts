/** What locations, workspaces and virtual lines have in common, and the calls that change them. */
import type { Location, WriteOptions } from '@heldby/client';
import type { Reason } from '../../../app/change-dialog.tsx';

export type Place = Pick<Location, 'id' | 'createdAt' | 'closedAt' | 'revision'>;

export interface PlaceCalls<T extends Place> {
  readonly nameOf: (place: T) => string;
  readonly get: (id: string) => Promise<T>;
  readonly close: (id: string, body: Reason & { readonly moveTo?: string }, options: WriteOptions) => Promise<T>;
  readonly reopen: (id: string, body: Reason, options: WriteOptions) => Promise<T>;
}
