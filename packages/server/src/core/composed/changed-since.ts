/** Somebody has changed it since: what is undone leaves it as it is. */
export class ChangedSince extends Error {}
