/** Reads what is behind a position, some rows at a time, until there is no more. */
export async function* inBatches<Row, At>(
  from: At,
  limit: number,
  read: (after: At) => Promise<readonly Row[]>,
  positionOf: (row: Row) => At,
): AsyncGenerator<readonly Row[]> {
  for (let after = from; ; ) {
    const rows = await read(after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < limit) return;
    after = positionOf(last);
  }
}
