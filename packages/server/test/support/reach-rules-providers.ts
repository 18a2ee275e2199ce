/** The rows of `reach-rules.ts` about OpenID providers: the whole organization signs in there, so they are not for its role. */
import { never, type ReachRule } from './reach-answers.ts';

export const PROVIDER_REACH_RULES: Readonly<Record<string, ReachRule>> = {
  'native.providers.create': never,
  'native.providers.list': never,
  'native.providers.get': never,
  'native.providers.update': never,
  'native.providers.previewRules': never,
  'native.providers.setClient': never,
  'native.providers.remove': never,
  'native.providers.check': never,
};
