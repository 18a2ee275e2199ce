/** Tests which events the compiler refuses. The type check fails if it accepts one of the lines below; none of them runs. */
import { it } from 'node:test';
import type { Location } from '@heldby/contract';
import type { Edit } from './change.ts';
import { changed, created, put, removed } from './put-event.ts';

/** Never called: `npm run types` is the test. */
function refused(edit: Edit, location: Location, id: string) {
  const owner = { kind: 'person', id } as const;
  created(edit, 'location.created', { subject: id }, location);
  // @ts-expect-error: an object of another noun
  created(edit, 'device.created', { subject: id, device: id }, location);
  // @ts-expect-error: a member is missing
  created(edit, 'location.created', { subject: id }, { id, name: 'Here' });
  // @ts-expect-error: a member that the contract does not declare
  created(edit, 'location.created', { subject: id }, { ...location, secret: 'x' });
  // @ts-expect-error: a type of another form
  changed(edit, 'location.created', { subject: id }, location, location);
  // @ts-expect-error: a location is never removed
  removed(edit, 'location.removed', { subject: id }, location);

  put(edit, 'credential.revoked', { subject: id, owner }, undefined, { revokedAt: '2026-05-04T06:43:44.000001Z' });
  // @ts-expect-error: the members of another type
  put(edit, 'credential.revoked', { subject: id, owner }, undefined, { until: '2026-05-04T06:43:44.000001Z' });
  // @ts-expect-error: the type declares no members
  put(edit, 'person.password_set', { subject: id, owner }, undefined, { password: 'x' });
  // @ts-expect-error: the owner is missing
  put(edit, 'person.password_set', { subject: id });
  // @ts-expect-error: a device that the type does not declare
  put(edit, 'person.password_set', { subject: id, owner, device: id });
  // @ts-expect-error: there is no such type
  put(edit, 'person.exploded', { subject: id, owner });
}

it('an event that its type does not declare does not compile', t => {
  t.diagnostic(`held by the type check: ${refused.name}`);
});
