/** Many operations in one request (RFC 7644 §3.7). */
import { defineRoute } from '@heldby/contract';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { slowLane } from '../../../lib/slow-lane.ts';
import { runBulk } from '../bulk/run.ts';
import { BULK_OPERATIONS_LIMIT, MAX_BODY_BYTES } from '../limits.ts';
import { BulkRequest, BulkResponse } from '../schemas/messages.ts';
import type { ScimOptions } from './options.ts';
import { baseOf, SCIM, serveScim } from './serve.ts';

const BULK_RESPONSE_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:BulkResponse';

const bulk = defineRoute({
  id: 'scim.bulk',
  method: 'POST',
  path: `${SCIM}/Bulk`,
  summary: `Up to ${BULK_OPERATIONS_LIMIT} changes of users and groups in one request. Each is done or refused alone, as if it were a call of its own.`,
  scope: 'scim',
  body: BulkRequest,
  maxBodyBytes: MAX_BODY_BYTES,
  status: 200,
  reply: BulkResponse,
});

export function bulkRoutes(options: ScimOptions): readonly DialectRoute[] {
  return [
    serveScim(bulk, async (call, services) => {
      const { Operations: operations, failOnErrors } = call.body;
      // Otherwise who is no directory would get 200, with a refusal in each operation.
      await services.provisioning.requireCaller(call.actor);
      const inner = call.inner();
      // The request itself is counted already.
      inner.count(operations.length - 1);
      const results = await runBulk(operations, {
        base: baseOf(options, call),
        root: SCIM,
        failOnErrors,
        call: async each => {
          await slowLane.turn(call.actor.id, 'short');
          return inner.run(each, call.actor, services);
        },
        refused: (error, each) => {
          const answer = inner.refused(error, each);
          const { detail } = answer.body as { readonly detail: string };
          const { method, path, body } = each;
          services.provisioning.calls.refused(call.actor, { method, path, status: answer.status, reason: detail, body });
          return answer;
        },
      });
      return { schemas: [BULK_RESPONSE_SCHEMA], Operations: [...results] };
    }),
  ];
}
