/** Size and time limits of one request, each with its reason. */

/** Contract genesys §10: more than any device needs. */
export const MAX_BODY_BYTES = 256 * 1024;
/** A body beyond its limit is read and discarded up to here, so that the client reads the answer. Beyond, the connection is cut. */
export const MAX_DRAINED_BYTES = 32 * 1024 * 1024;
/** Ids have up to 120 characters; contract genesys §13, item 28, tries 300, encoded three times as long. */
export const MAX_PARAM_CHARACTERS = 4_096;
/** Many times the size of a token with cookies. */
export const MAX_HEADER_BYTES = 16 * 1024;
/** A client that has not sent its headers by then gets 408 and is disconnected. */
export const HEADERS_TIMEOUT_MS = 15_000;
/** A client whose body has not arrived by then gets 408 in its dialect's words. */
export const BODY_TIMEOUT_MS = 20_000;
/** A client that has read nothing of a long reply for so long is gone, or is there only to hold it. */
export const READ_TIMEOUT_MS = 20_000;
/** The parser's own time-out, after both of the above: it knows no dialect. */
export const REQUEST_TIMEOUT_MS = 40_000;
/** How often the parser checks these time-outs. Node's default of 30 s would add that much to each. */
export const TIMEOUT_CHECK_EVERY_MS = 1_000;
/** Longer than the idle time-out of common load balancers, so that they close first. */
export const KEEP_ALIVE_MS = 72_000;
