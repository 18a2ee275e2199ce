/** Which dialog of the page is open, and for what. */
import type { Assignment, Device, IssuedActivationCode, ListedLine, Me } from '@heldby/client';
import type { Asked } from './dialogs/questions.ts';

export type LifeWish = 'in_repair' | 'lost' | 'retired' | 'in_stock';

export type Opened =
  | Asked
  | { readonly what: 'edit' | 'give' | 'code' | 'merge' }
  | { readonly what: 'codeMade'; readonly issued: IssuedActivationCode; readonly name: string }
  | { readonly what: 'life'; readonly state: LifeWish }
  | { readonly what: 'handOver' | 'lend' | 'end' | 'block' | 'removeRecord'; readonly assignment: Assignment }
  | { readonly what: 'mergeWith'; readonly other: Device }
  | { readonly what: 'takeApart'; readonly from: string }
  | { readonly what: 'editLine'; readonly line: ListedLine };

export type Open = (opened: Opened) => void;

/** What every part of the page is given. */
export interface Shown {
  readonly me: Me;
  readonly device: Device;
  /** Who holds it now; empty for those who may not know. */
  readonly holders: readonly Assignment[];
  /** False until it is answered who holds it: to give it and to hand it over are not told apart before. */
  readonly areHoldersKnown: boolean;
  readonly may: May;
  readonly open: Open;
}

export interface May {
  readonly read: boolean;
  readonly write: boolean;
  readonly readTimeline: boolean;
  readonly writeHistory: boolean;
  readonly readGuests: boolean;
  readonly writeGuests: boolean;
  readonly readLines: boolean;
  readonly writeLines: boolean;
  readonly readPeople: boolean;
}
