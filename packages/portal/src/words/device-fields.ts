/** What the members of a device are called: the contract's words. */
export { deviceFields, personFields } from '@heldby/contract/words';
