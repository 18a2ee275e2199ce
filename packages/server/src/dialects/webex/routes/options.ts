/** What the composition root gives the dialect. */

export interface WebexOptions {
  /** The origin for absolute links, where it differs from the one that the request names. */
  readonly publicUrl: string | null;
}
