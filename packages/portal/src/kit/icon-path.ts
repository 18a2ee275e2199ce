/** The type of an icon. */

/** The data of one path on a grid of 24. A type of its own, so that no other text is taken for an icon. */
export type IconPath = string & { readonly __icon: true };
