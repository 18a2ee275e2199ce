/** Wakes what works behind the commits of this process, so that it need not wait for its next look. */
import type { OrgId } from '../domain/ids.ts';

export interface Bell {
  /** There is work in the organization. Call it after the commit. */
  readonly ring: (org: OrgId) => void;
  /** Returns what ends the listening. */
  readonly onRing: (listener: (org: OrgId) => void) => () => void;
}

export function createBell(): Bell {
  const listeners = new Set<(org: OrgId) => void>();
  return {
    ring: org => {
      for (const listener of listeners) listener(org);
    },
    onRing: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
