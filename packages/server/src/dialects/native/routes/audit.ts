/** The native routes that verify and export the history. */
import { routes as api } from '@heldby/contract';
import { type DialectRoute, serve, serveStream } from '../../../http/dialect/dialect.ts';
import { chainOf, toVerification } from '../mapping/audit.ts';

export const auditRoutes: readonly DialectRoute[] = [
  serve(api.verifyAudit, async ({ actor, query }, { audit }) =>
    toVerification(await audit.verify(actor, { after: query.after ?? 0, chain: chainOf(query) })),
  ),
  serveStream(api.exportAudit, ({ actor, query }, { audit }) => audit.export(actor, query.after ?? 0)),
];
