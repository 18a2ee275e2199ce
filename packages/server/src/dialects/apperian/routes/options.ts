/** What the dialect is told when it is made. */

export interface ApperianOptions {
  /** How long a user token lives. */
  readonly tokenLifetimeSeconds: number;
}
