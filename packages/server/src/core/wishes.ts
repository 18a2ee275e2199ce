/** Tells what follows a change at once on this process, instead of at its next look: which organization wishes for something. */
import type { OrgId } from '../domain/ids.ts';

export interface Wishes {
  /** Call it after the commit. */
  readonly tell: (org: OrgId) => void;
  /** The last listener hears of them. */
  readonly listen: (listener: (org: OrgId) => void) => void;
}

export function createWishes(): Wishes {
  let heard: (org: OrgId) => void = () => undefined;
  return {
    tell: org => heard(org),
    listen: listener => {
      heard = listener;
    },
  };
}
