/** What the composition root gives the dialect. */

export interface ApperianOptions {
  /** How long a user token lives. */
  readonly tokenLifetimeSeconds: number;
}
