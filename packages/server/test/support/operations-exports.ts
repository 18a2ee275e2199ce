/** The rows of `operations.ts` about exports. */
import type { Entries } from './refusals.ts';

const plain = {};

export const EXPORT_OPERATIONS: Entries = {
  'native.exports.people': plain,
  'native.exports.devices': plain,
  'native.exports.assignments': plain,
  'native.exports.locations': plain,
  'native.exports.workspaces': plain,
  'native.exports.virtualLines': plain,
  'native.exports.groups': plain,
  'native.exports.lines': plain,
  'native.exports.tokens': plain,
  'native.exports.activationCodes': plain,
  'native.exports.pushRegistrations': plain,
  'native.exports.guestSessions': plain,
  'native.exports.events': plain,
};
