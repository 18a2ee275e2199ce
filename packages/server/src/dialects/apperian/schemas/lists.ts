/** The query of lists of users, groups and applications (contract apperian §1). */
import { LENGTHS } from '@heldby/contract';
import Type from 'typebox';

export const ListQuery = Type.Object({
  search: Type.Optional(Type.String({ maxLength: LENGTHS.search })),
  sort: Type.Optional(Type.String({ maxLength: LENGTHS.sort })),
  page: Type.Optional(Type.String({ maxLength: LENGTHS.short })),
});
