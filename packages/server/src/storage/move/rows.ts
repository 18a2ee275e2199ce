/** What rows and keys are while they are moved. */
import type { Table } from '../backup/tables.ts';
import type { SqlValue } from '../sql/statement.ts';

export type KeyValue = string | number;
export type Key = readonly KeyValue[];
export type Row = Readonly<Record<string, SqlValue>>;

export function keyOf({ key }: Table): string[] {
  return key.split(', ');
}
