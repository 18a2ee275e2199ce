/** The native routes about the server itself: status, settings, keys, backups. */
import { routes as api } from '@heldby/contract';
import { type DialectRoute, serve, serveStream } from '../../../http/dialect/dialect.ts';
import { toBackup, toKeys, toMadeBackup, toStatus } from '../mapping/installation.ts';

export const serverRoutes: readonly DialectRoute[] = [
  serve(api.getStatus, async ({ actor }, { machine }) => toStatus(await machine.status(actor))),
  serve(api.listSettings, async ({ actor }, { machine }) => ({ items: [...machine.settings(actor)] })),
  serve(api.listKeys, async ({ actor }, { machine }) => toKeys(await machine.keys(actor))),
  serve(api.rotateKeys, async ({ actor }, { machine }) => toKeys(await machine.rotateKeys(actor))),
  serve(api.listBackups, async ({ actor }, { backups }) => ({ items: backups.list(actor).map(toBackup) })),
  serve(api.createBackup, async ({ actor, body, query, waiting }, { backups }) => {
    const { recipients = [] } = body ?? {};
    return toMadeBackup(await waiting(backups.create(actor, recipients, query.dryRun ?? false)));
  }),
  serveStream(api.streamBackup, ({ actor, query }, { backups }) => backups.stream(actor, query.encrypts ?? false)),
  serve(api.removeBackup, async ({ actor, params, query }, { backups }) =>
    backups.remove(actor, params.name ?? '', query.dryRun ?? false),
  ),
];
