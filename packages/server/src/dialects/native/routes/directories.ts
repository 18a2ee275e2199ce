/** The native routes about directories, from which people come by SCIM. */
import { routes as api } from '@heldby/contract';
import { toPerson } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { canonicalIds, idOf } from '../ids.ts';
import { toIssuedToken } from '../mapping/credentials.ts';
import { toDirectory, toDirectoryCall, toIssuedDirectory, toRulesPreview } from '../mapping/directories.ts';
import { listRequest, toListPage } from '../mapping/lists.ts';
import { toPage } from '../mapping/pages.ts';
import { instants, membersOf, pageOf, writeOf } from '../mapping/requests.ts';

export const directoryRoutes: readonly DialectRoute[] = [
  serve(api.createDirectory, async (call, { directories }) => {
    const { tokenExpiresAt: _, ...input } = membersOf(call.body);
    const ends = instants(call.body, ['tokenExpiresAt']);
    return toIssuedDirectory(await directories.create(writeOf(call), { ...input, ...ends }));
  }),
  serve(api.listDirectories, async ({ actor, query }, { directories }) =>
    toListPage(await directories.list(actor, listRequest(query, {})), query.fields, toDirectory),
  ),
  serve(api.getDirectory, async (call, { directories }) =>
    toDirectory(await directories.get(call.actor, idOf(call, 'directory'))),
  ),
  serve(api.updateDirectory, async (call, { directories }) =>
    toDirectory(await directories.update(writeOf(call), idOf(call, 'directory'), membersOf(call.body))),
  ),
  serve(api.previewDirectoryRules, async (call, { directories }) => {
    const { rules } = canonicalIds(call.body);
    return toRulesPreview(await directories.previewRules(call.actor, idOf(call, 'directory'), rules));
  }),
  serve(api.removeDirectory, async (call, { directories }) => directories.remove(writeOf(call), idOf(call, 'directory'))),
  serve(api.createDirectoryToken, async (call, { directories }) => {
    const { tokenExpiresAt } = instants(call.body ?? {}, ['tokenExpiresAt']);
    return toIssuedToken(await directories.issueToken(writeOf(call), idOf(call, 'directory'), tokenExpiresAt));
  }),
  serve(api.listDirectoryCalls, async (call, { directories }) =>
    toPage(await directories.calls(call.actor, idOf(call, 'directory'), pageOf(call.query), call.query.outcome), toDirectoryCall),
  ),
  serve(api.releasePerson, async (call, { directories }) =>
    toPerson(await directories.release(writeOf(call), idOf(call, 'person'))),
  ),
];
