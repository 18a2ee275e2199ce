/** telephony/config/numbers: who is called under which number and extension (contract webex §3.6). */
import { defineRoute } from '@heldby/contract';
import { requireRight } from '../../../core/rights.ts';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { toCount, toNumberFilter, toPhoneNumber } from '../mapping/numbers.ts';
import { NumberQuery, PhoneNumbers } from '../schemas/numbers.ts';
import type { WebexOptions } from './options.ts';
import { linkNext, serveWebex } from './serve.ts';

/** The vendor's own limit. */
const MAX = 2_000;

const list = defineRoute({
  id: 'webex.numbers.list',
  method: 'GET',
  path: '/v1/telephony/config/numbers',
  summary: 'The numbers and extensions that fit every filter, with their owners, a page at a time.',
  scope: 'spark-admin:telephony_config_read',
  query: NumberQuery,
  status: 200,
  reply: PhoneNumbers,
});

export function numberRoutes(options: WebexOptions): readonly DialectRoute[] {
  return [
    serveWebex(list, async (call, { calling }) => {
      const { actor, query } = call;
      requireRight(actor, 'read call settings');
      const count = query.details ? { count: toCount(await calling.countNumbers(actor)) } : {};
      const filter = toNumberFilter(query);
      if (filter === null) return { phoneNumbers: [], ...count };
      const [limit, cursor] = [Math.min(query.max ?? MAX, MAX), query.cursor ?? null];
      // With a cursor, the page before it was skipped already.
      const skipped = cursor === null ? (query.start ?? 0) : 0;
      const { items, nextCursor } = await calling.listNumbers(actor, filter, { limit, cursor }, skipped);
      if (nextCursor !== null) linkNext(call, options, { max: String(limit), cursor: nextCursor });
      return { phoneNumbers: items.map(toPhoneNumber), ...count };
    }),
  ];
}
