/** Which merges of a device still stand, and can be undone. */

import type { NamedEvent } from '@heldby/client';
import { presentMs } from '../../../words/present.ts';

/** As long as the server keeps what it needs to undo one. */
const UNDO_DAYS = 30;
const DAY_MS = 86_400_000;

/** Of events with the newest first. */
export function mergedInto(deviceId: string, events: readonly NamedEvent[], now = presentMs()): readonly NamedEvent[] {
  const seen = new Set<string>();
  return events.filter(({ type, subject, after, at }) => {
    const isNewest = !seen.has(subject);
    seen.add(subject);
    return isNewest && type === 'device.merged' && after?.into === deviceId && now - Date.parse(at) < UNDO_DAYS * DAY_MS;
  });
}
