/** The goldens that the API reference shows as examples. `golden.test.ts` sends each to a server. */
import type { Example } from '../../../http/dialect/reference.ts';
import create from './create.json' with { type: 'json' };
import createOutdatedSdk from './create-outdated-sdk.json' with { type: 'json' };
import createSeedExample from './create-seed-example.json' with { type: 'json' };
import deleteOne from './delete.json' with { type: 'json' };
import deleteUnknown from './delete-unknown.json' with { type: 'json' };
import get from './get.json' with { type: 'json' };
import getUnknown from './get-unknown.json' with { type: 'json' };
import listBadSortOrder from './list-bad-sort-order.json' with { type: 'json' };
import listDefault from './list-default.json' with { type: 'json' };
import listDescending from './list-descending.json' with { type: 'json' };
import listSecondPage from './list-second-page.json' with { type: 'json' };
import replace from './replace.json' with { type: 'json' };
import replaceSeedExample from './replace-seed-example.json' with { type: 'json' };
import replaceWithoutBody from './replace-without-body.json' with { type: 'json' };

export const examples: Readonly<Record<string, Example>> = {
  create,
  'create-outdated-sdk': createOutdatedSdk,
  'create-seed-example': createSeedExample,
  delete: deleteOne,
  'delete-unknown': deleteUnknown,
  get,
  'get-unknown': getUnknown,
  'list-bad-sort-order': listBadSortOrder,
  'list-default': listDefault,
  'list-descending': listDescending,
  'list-second-page': listSecondPage,
  replace,
  'replace-seed-example': replaceSeedExample,
  'replace-without-body': replaceWithoutBody,
};
