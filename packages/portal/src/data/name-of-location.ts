/** What gives a location's name: apart from the hook that reads the names, for code that is tested without a browser. */

/** Undefined for one that is not known yet, and for one that the person may not know. */
export type NameOfLocation = (id: string | null) => string | undefined;
