/** What kinds of devices, systems, states and roles are called: the contract's words. */
export { kindWords, lifecycleWords, platformWords, roleWords } from '@heldby/contract/words';
