/** A column of a list, and what it is in an export. */
import type { Column } from '../../kit/table/source.ts';

export interface ListColumn<T> extends Column<T> {
  /** For people and programs: a time is an instant in UTC. */
  readonly csv: (row: T) => string;
}
