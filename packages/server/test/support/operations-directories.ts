/** The rows of `operations.ts` about directories. */
import type { Entries } from './refusals.ts';

const plain = {};

export const DIRECTORY_OPERATIONS: Entries = {
  'native.directories.create': { body: () => ({ name: 'Leak', kind: 'okta' }) },
  'native.directories.list': plain,
  'native.directories.get': plain,
  'native.directories.update': { body: () => ({ name: 'Leak' }) },
  'native.directories.remove': plain,
  'native.directories.createToken': plain,
  'native.directories.calls': plain,
  'native.people.release': plain,
};
