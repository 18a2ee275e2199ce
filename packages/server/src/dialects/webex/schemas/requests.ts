/** What queries have in common (contract webex §1). */
import { LENGTHS } from '@heldby/contract';
import Type from 'typebox';

/** An id of any kind, in any of its spellings. */
export const id = Type.Optional(Type.String({ maxLength: LENGTHS.id }));

/** Every query may name the caller's own organization, and no other. */
export const orgId = { orgId: id };

/** A text to find things by. */
export const filter = Type.Optional(Type.String({ maxLength: LENGTHS.search }));

export const page = {
  max: Type.Optional(Type.Integer({ minimum: 1 })),
  start: Type.Optional(Type.Integer({ minimum: 0 })),
  cursor: filter,
};
