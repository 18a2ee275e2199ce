/** The rows of imports in the table of operations. */
import type { Entries } from './refusals.ts';

const plain = {};

export const TRANSFER_OPERATIONS: Entries = {
  'native.imports.create': plain,
  'native.imports.list': plain,
  'native.imports.get': plain,
  'native.imports.rows': plain,
  'native.imports.update': { body: () => ({ dates: 'mdy' }) },
  'native.imports.apply': plain,
  'native.imports.undo': plain,
  'native.imports.cancel': plain,
  'native.imports.remove': plain,
};
