/** The rows of `reach-rules.ts` about directories: people come from them to the whole organization, so they are not for its role. */
import { never, type ReachRule } from './reach-answers.ts';

export const DIRECTORY_REACH_RULES: Readonly<Record<string, ReachRule>> = {
  'native.directories.create': never,
  'native.directories.list': never,
  'native.directories.get': never,
  'native.directories.update': never,
  'native.directories.remove': never,
  'native.directories.createToken': never,
  'native.directories.calls': never,
  'native.people.release': never,
};
