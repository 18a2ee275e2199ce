/** Whether a list may move without moving under anybody's pointer or keys. */

/** Nobody reads further down, has a dialog open, or is at a row with the keys. */
export function isAtTop(): boolean {
  const table = document.querySelector('main .table-box');
  return (
    (table?.scrollTop ?? 0) === 0 && !table?.contains(document.activeElement) && document.querySelector('dialog[open]') === null
  );
}
