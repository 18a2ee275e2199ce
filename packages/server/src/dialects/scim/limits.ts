/** How much one call may be, which `ServiceProviderConfig` says, too. */

/** Twenty thousand members of a group, as Okta and Entra write them. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;
/** Each is a transaction: so many take some seconds, and a directory that waits longer than that sends all of them again. */
export const BULK_OPERATIONS_LIMIT = 1_000;
export const DEFAULT_COUNT = 100;
/** Directories ask for at most some hundred, and take fewer. */
export const COUNT_LIMIT = 500;
