/** What a location administrator gets of imports. */
import { listed, own, type ReachRule } from './reach-answers.ts';

export const TRANSFER_REACH_RULES: Readonly<Record<string, ReachRule>> = {
  'native.imports.create': { ...listed, body: () => Buffer.from('login\nx\n') },
  'native.imports.list': listed,
  'native.imports.get': own,
  'native.imports.rows': own,
  'native.imports.update': own,
  'native.imports.apply': own,
  'native.imports.undo': own,
  'native.imports.cancel': own,
  'native.imports.remove': own,
};
