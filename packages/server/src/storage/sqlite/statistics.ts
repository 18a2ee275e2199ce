/**
 * Gives SQLite's planner fixed statistics, in which one organization is a whole table (sqlite.org/fileformat2.html#stat1tab).
 * Without them SQLite takes the first column of an index, the organization, for selective, and walks all of its rows to save
 * a sort. PostgreSQL finds this out itself. The figures are fixed so that a plan does not depend on when a store was analyzed.
 */

const ROWS = 1_000_000;
/** Rows with the same first two columns, halved by each further column. All columns of a unique index leave one row. */
const ROWS_OF_TWO_COLUMNS = 10;

/** Run it after each change of the schema. The index of a primary key goes by the table's name. */
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
