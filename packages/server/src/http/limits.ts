/** How much one request may be. Each limit with its reason. */

/** Contract genesys §10: more than any device needs. */
export const MAX_BODY_BYTES = 256 * 1024;
/** What is read past the body's limit only to be thrown away, so that the client gets its answer; beyond it the connection is cut. */
export const MAX_DRAINED_BYTES = 32 * 1024 * 1024;
/** Ids have up to 120 characters; contract genesys §13, item 28, tries 300, encoded three times as long. */
export const MAX_PARAM_CHARACTERS = 4_096;
/** Tokens and cookies fit many times over. */
export const MAX_HEADER_BYTES = 16 * 1024;
/** A client that has not sent its headers by then is cut with 408. */
export const HEADERS_TIMEOUT_MS = 15_000;
/** One whose body, of which the limit is above, is not here by then gets 408 in its dialect's words. */
export const BODY_TIMEOUT_MS = 20_000;
/** The last resort of the parser, after both: it knows no dialect. */
export const REQUEST_TIMEOUT_MS = 40_000;
/** How often the parser looks for clients whose time is up. Node's own half a minute would let them stay that much longer. */
export const TIMEOUT_CHECK_EVERY_MS = 1_000;
/** Longer than the idle time of common load balancers, so that they close first. */
export const KEEP_ALIVE_MS = 72_000;
