/**
 * Tells SQLite's planner what PostgreSQL finds out by itself: that one organization can be the whole table. Without it
 * SQLite takes the first column of an index for selective, and walks everything that the organization has to save a sort.
 * The figures are fixed, so that a plan never depends on when a store was looked at (sqlite.org/fileformat2.html#stat1tab).
 */

const ROWS = 1_000_000;
/** What two columns leave, halved by each further one; a whole unique index leaves one row. */
const ROWS_OF_TWO_COLUMNS = 10;

/** A script for after every change of the schema. An index that is the table itself goes by the table's name. */
export const PLANNER_STATISTICS = `
analyze sqlite_schema;
delete from sqlite_stat1;
insert into sqlite_stat1 (tbl, idx, stat)
select tbl, idx, '${ROWS} ' || group_concat(
  case
    when is_unique and place = last_place then 1
    when place = 0 then ${ROWS}
    else max(2, ${ROWS_OF_TWO_COLUMNS * 2} >> place)
  end, ' ')
from (
  select t.name as tbl, case i.origin when 'pk' then t.name else i.name end as idx, i."unique" as is_unique,
    c.seqno as place, max(c.seqno) over (partition by i.name) as last_place
  from sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
  where t.type = 'table' and t.name not like 'sqlite_%'
  order by i.name, c.seqno)
group by tbl, idx;
analyze sqlite_schema;
`;
