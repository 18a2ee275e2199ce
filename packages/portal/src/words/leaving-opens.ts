/** What opens the dialogs about leaving. */

export const LEAVING_OPENS = {
  offBoard: 'Off-board …',
  change: 'Change the plan …',
  undo: 'Undo off-boarding …',
  cancel: 'Cancel the plan …',
} as const;
