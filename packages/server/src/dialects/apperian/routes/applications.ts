/** The list of applications, which is empty: heldby keeps none, but the vendor's clients list them first (contract apperian §10). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { ListQuery } from '../schemas/lists.ts';

const list = defineRoute({
  id: 'apperian.applications.list',
  method: 'GET',
  path: '/applications',
  summary: 'No applications: heldby keeps none. Everything that would need one is 404.',
  scope: 'profile:read',
  query: ListQuery,
  status: 200,
  reply: Type.Object({ applications: Type.Array(Type.Object({})), total_available: Type.Integer() }),
});

export const applicationRoutes: readonly DialectRoute[] = [serve(list, async () => ({ applications: [], total_available: 0 }))];
