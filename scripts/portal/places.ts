/** Where the portal is built from, and where the server finds it. */

export const SOURCE = 'packages/portal/src';

/** Inside the server's package, so that it is published with it. */
export const BUILT = 'packages/server/dist/portal';

/** Written last: its time says which sources the build has seen. */
export const STAMP = `${BUILT}/.built`;

/** The folder of the files whose names hold their digests. */
export const ASSETS = 'assets';
