/** Everything that somebody ever held, with the devices, for the bars and the marks of the slider. */
import type { ListedAssignment } from '@heldby/client';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import type { Holding } from '../../kit/history/holding-bars.tsx';
import { NAMELESS, nameOfDevice } from '../../words/device-name.ts';
import { HOLDING } from '../../words/holding.ts';

/** The most that the server gives at once, and more than anybody holds. */
const MOST = 1_000;

export function useHeldEver(personId: string) {
  return useAnswer(`people/${personId}/held-ever`, async signal => {
    const query = { person: personId, state: 'any', expand: ['device'], sort: '-createdAt', limit: MOST } as const;
    return (await client.assignments.list(query, { signal })).items;
  });
}

export function toHoldings(assignments: readonly ListedAssignment[], hrefOf: (path: string) => string): readonly Holding[] {
  return assignments.map(({ id, deviceId, device, role, createdAt, until }) => ({
    id,
    rowId: deviceId,
    name: device ? nameOfDevice(device) : NAMELESS,
    href: hrefOf(`devices/${deviceId}`),
    role: HOLDING.roles[role],
    from: createdAt,
    until,
  }));
}
