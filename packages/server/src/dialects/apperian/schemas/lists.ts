/** The query of lists of users, groups and applications (contract apperian §1). */
import Type from 'typebox';

export const ListQuery = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 200 })),
  sort: Type.Optional(Type.String({ maxLength: 500 })),
  page: Type.Optional(Type.String({ maxLength: 40 })),
});
