/** What somebody has typed for the palette before its file was there. */
export const begun = { text: '' };
