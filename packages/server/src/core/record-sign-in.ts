/** The events about OpenID providers, and about accounts there that were not let in. */
import type { RefusedIdentity } from '@heldby/contract';
import type { IdentityProvider } from '../domain/identity-provider.ts';
import type { PersonId, ProviderId } from '../domain/ids.ts';
import type { Edit } from './change.ts';
import { toProvider } from './objects.ts';
import { changed, created, put, removed } from './put-event.ts';

export const recordProvider = {
  created: (edit: Edit, made: IdentityProvider) => created(edit, 'provider.created', { subject: made.id }, toProvider(made)),
  updated: (edit: Edit, before: IdentityProvider, after: IdentityProvider) =>
    changed(edit, 'provider.updated', { subject: after.id }, toProvider(before), toProvider(after)),
  removed: (edit: Edit, before: IdentityProvider) =>
    removed(edit, 'provider.removed', { subject: before.id }, toProvider(before)),
  /** `personId`: who was meant, where that is known. */
  refused: (edit: Edit, id: ProviderId, personId: PersonId | undefined, refused: RefusedIdentity) => {
    const owner = personId === undefined ? {} : { owner: { kind: 'person', id: personId } as const };
    put(edit, 'sign_in.refused', { subject: id, ...owner }, undefined, refused);
  },
} as const;
