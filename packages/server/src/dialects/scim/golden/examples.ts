/** The goldens that the API reference shows as examples. `golden.test.ts` sends each to a server. */
import type { Example } from '../../../http/dialect/reference.ts';
import badFilter from './bad-filter.json' with { type: 'json' };
import bulk from './bulk.json' with { type: 'json' };
import createUser from './create-user.json' with { type: 'json' };
import deactivateUser from './deactivate-user.json' with { type: 'json' };
import findNobody from './find-nobody.json' with { type: 'json' };
import findUser from './find-user.json' with { type: 'json' };
import getGroup from './get-group.json' with { type: 'json' };
import searchAll from './search-all.json' with { type: 'json' };
import serviceProviderConfig from './service-provider-config.json' with { type: 'json' };
import unknownUser from './unknown-user.json' with { type: 'json' };

export const examples: Readonly<Record<string, Example>> = {
  'service-provider-config': serviceProviderConfig,
  'create-user': createUser,
  'find-user': findUser,
  'find-nobody': findNobody,
  'deactivate-user': deactivateUser,
  'get-group': getGroup,
  'search-all': searchAll,
  bulk,
  'bad-filter': badFilter,
  'unknown-user': unknownUser,
};
