/** The rows of `reach-rules.ts` about exports. */
import { listed, never, type ReachRule } from './reach-answers.ts';

export const EXPORT_REACH_RULES: Readonly<Record<string, ReachRule>> = {
  'native.exports.people': listed,
  'native.exports.devices': listed,
  'native.exports.assignments': listed,
  'native.exports.locations': listed,
  'native.exports.workspaces': listed,
  'native.exports.virtualLines': listed,
  'native.exports.groups': listed,
  'native.exports.lines': listed,
  'native.exports.tokens': never,
  'native.exports.activationCodes': listed,
  'native.exports.pushRegistrations': listed,
  'native.exports.guestSessions': listed,
  'native.exports.events': never,
};
