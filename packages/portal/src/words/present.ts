/** The present, by the clock of the server: that of an emulator is another than the machine's. */

let aheadMs = 0;

/** Tells what the server's clock says now. */
export function setPresent(instant: string): void {
  aheadMs = Date.parse(instant) - Date.now();
}

/** In milliseconds since 1970. */
export function presentMs(): number {
  return Date.now() + aheadMs;
}
