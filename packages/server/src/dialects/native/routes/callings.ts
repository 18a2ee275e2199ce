/** The native routes that read how an owner is called. */
import { routes as api } from '@heldby/contract';
import { toCalling } from '../../../core/objects.ts';
import { personOwner } from '../../../domain/owner.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';

export const callingRoutes: readonly DialectRoute[] = [
  serve(api.getCallingOfPerson, async (call, { calling }) =>
    toCalling(await calling.get(call.actor, personOwner(idOf(call, 'person')))),
  ),
  serve(api.getCallingOfWorkspace, async (call, { calling }) =>
    toCalling(await calling.get(call.actor, { kind: 'workspace', id: idOf(call, 'workspace') })),
  ),
  serve(api.getCallingOfVirtualLine, async (call, { calling }) =>
    toCalling(await calling.get(call.actor, { kind: 'virtual_line', id: idOf(call, 'virtualLine') })),
  ),
];
