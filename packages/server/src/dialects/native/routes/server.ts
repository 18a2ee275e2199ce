/** The native routes about the server itself: status, settings, keys, backups. */
import { routes as api } from '@heldby/contract';
import { toNamedServedEvent } from '../../../core/named-events.ts';
import { type DialectRoute, serve, serveStream } from '../../../http/dialect/dialect.ts';
import { filterOf, positionOf } from '../mapping/events.ts';
import { toBackup, toKeys, toMadeBackup, toStatus } from '../mapping/installation.ts';
import { pageOf, writeOf } from '../mapping/requests.ts';

export const serverRoutes: readonly DialectRoute[] = [
  serve(api.getStatus, async ({ actor }, { machine }) => toStatus(await machine.status(actor))),
  serve(api.listSettings, async ({ actor }, { machine }) => ({ items: [...machine.settings(actor)] })),
  serve(api.listKeys, async ({ actor }, { machine }) => toKeys(await machine.keys(actor))),
  serve(api.rotateKeys, async (call, { machine }) => toKeys(await machine.rotateKeys(writeOf(call)))),
  serve(api.listInstallationEvents, async ({ actor, query }, { feed }) => {
    const request = { after: positionOf(query.after), limit: pageOf(query).limit, filter: filterOf(query) };
    const { items, after, more } = await feed.ofInstallation(actor, request);
    return { items: items.map(toNamedServedEvent), after: String(after), more };
  }),
  serve(api.listBackups, async ({ actor }, { backups }) => ({ items: backups.list(actor).map(toBackup) })),
  serve(api.createBackup, async (call, { backups }) => {
    const { recipients = [] } = call.body ?? {};
    return toMadeBackup(await call.waiting(backups.create(writeOf(call), recipients)));
  }),
  serveStream(api.streamBackup, ({ write, query }, { backups }) => backups.stream(write, query.encrypts ?? false)),
  serve(api.removeBackup, async (call, { backups }) => backups.remove(writeOf(call), call.params.name ?? '')),
];
