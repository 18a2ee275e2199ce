/** What the API reference says about the SCIM face beside its routes. */
import type { Reference } from '../../http/dialect/reference.ts';
import { examples } from './golden/examples.ts';
import * as messages from './schemas/messages.ts';

export const reference: Reference = {
  title: 'heldby: the SCIM face',
  description: 'SCIM 2.0 (RFC 7643, RFC 7644): directories add, change and deactivate people and groups.',
  schemas: messages,
  problem: messages.ErrorBody,
  problemType: 'application/scim+json',
  security: ['token', { type: 'http', scheme: 'bearer' }],
  tags: {
    discovery: 'What this service can do, and which attributes it knows.',
    users: 'People of the directory.',
    groups: 'Groups of the directory.',
    root: 'Users, groups and devices in one list.',
    me: 'Not served: the token of a directory belongs to no person.',
    bulk: 'Many changes in one request.',
    devices: 'Devices that people of the directory hold.',
  },
  examples,
};
