/** The dialogs of jobs for pages, which show without them. */
import { lazyPart } from '../app/lazy-part.tsx';

export const BlockHolderDialog = lazyPart(async () => (await import('./block-holder.tsx')).BlockHolderDialog);
export const CancelLeavingDialog = lazyPart(async () => (await import('./cancel-leaving-dialog.tsx')).CancelLeavingDialog);
export const EndHoldingDialog = lazyPart(async () => (await import('./end-holding.tsx')).EndHoldingDialog);
export const HandOverDialog = lazyPart(async () => (await import('./hand-over.tsx')).HandOverDialog);
export const LendDialog = lazyPart(async () => (await import('./lend.tsx')).LendDialog);
export const OffBoardDialog = lazyPart(async () => (await import('./off-board-dialog.tsx')).OffBoardDialog);
export const TakeBackDialog = lazyPart(async () => (await import('./take-back-dialog.tsx')).TakeBackDialog);
