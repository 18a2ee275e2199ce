/** What the composition root gives the dialect. */

export interface ScimOptions {
  /** The origin under which clients reach this server; null for the one that they call. */
  readonly publicUrl: string | null;
}
