/** Where the portal and its server are. Found from the address of this script, so that any path of a proxy may stand before it. */

/** Of the portal: this script is in its folder of assets. */
export const PORTAL = new URL('../', import.meta.url);

/** Of the server, with a slash at the end. */
export const SERVER = new URL('../', PORTAL);
