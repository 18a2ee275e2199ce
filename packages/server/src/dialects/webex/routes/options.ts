/** What the dialect is told when it is made. */

export interface WebexOptions {
  /** The origin for absolute links, where it differs from the one that the request names. */
  readonly publicUrl: string | null;
}
