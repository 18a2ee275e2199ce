/** Where the portal and its server are. Found from the address of this script, so that any path of a proxy may stand before it. */

/** Of the portal: this script is in its folder of assets. */
export const PORTAL = new URL('../', import.meta.url);

/** Whether the server is an emulator: it says so in the page. */
export const IS_EMULATOR = globalThis.document?.getElementById('portal')?.hasAttribute('data-emulator') ?? false;

/** Of the server, with a slash at the end. */
export const SERVER = new URL('../', PORTAL);
