/** What queries have in common (contract webex §1). */
import Type from 'typebox';

/** In every query: the caller's own organization, or no effect at all. */
export const orgId = { orgId: Type.Optional(Type.String()) };

export const page = {
  max: Type.Optional(Type.Integer({ minimum: 1 })),
  start: Type.Optional(Type.Integer({ minimum: 0 })),
  cursor: Type.Optional(Type.String()),
};
