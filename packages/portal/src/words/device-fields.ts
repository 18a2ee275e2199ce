/** What the members of a device are called: the contract's words. */
export { deviceFields } from '@heldby/contract/words';
