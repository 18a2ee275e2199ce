/** What queries have in common (contract webex §1). */
import Type from 'typebox';

/** Every query may name the caller's own organization, and no other. */
export const orgId = { orgId: Type.Optional(Type.String()) };

export const page = {
  max: Type.Optional(Type.Integer({ minimum: 1 })),
  start: Type.Optional(Type.Integer({ minimum: 0 })),
  cursor: Type.Optional(Type.String()),
};
