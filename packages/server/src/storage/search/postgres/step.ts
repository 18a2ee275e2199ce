/** The statements by which a step of the index is kept on PostgreSQL. */
import type { OrgId } from '../../../domain/ids.ts';
import {
  DEVICE_MARKS,
  type DeviceMark,
  type IndexKind,
  type IndexStep,
  SEARCHED_NOUNS,
  type SearchedNoun,
} from '../search-index.ts';
import { gramsOf } from './grams.ts';
import { PART_NUMBERS, partDdl, partOf, tableOf } from './schema.ts';

export interface IndexStatement {
  readonly text: string;
  readonly values?: unknown[];
  /** What it is prepared as, where that is allowed. */
  readonly name?: string;
}

export function indexStatement(name: string, text: string): (...values: unknown[]) => IndexStatement {
  return (...values) => ({ name, text, values });
}

export interface IndexPart {
  readonly name: string;
  /** Makes it where it is not there. */
  readonly ddl: string;
}

/** The parts of the tables that the step writes into. */
export function partsOf({ documents }: IndexStep): readonly IndexPart[] {
  const parts = new Map<string, IndexPart>();
  for (const { noun, number, text } of documents) {
    if (text === null) continue;
    const part = Math.floor(number / PART_NUMBERS);
    const name = partOf(noun, part);
    if (!parts.has(name)) parts.set(name, { name, ddl: partDdl(noun, part) });
  }
  return [...parts.values()];
}

/** What is taken out goes before what is put in. */
export function statementsOf(kind: IndexKind, org: OrgId, step: IndexStep): IndexStatement[] {
  return [
    ...(step.clear ? [clearMarks(org)] : []),
    ...DEVICE_MARKS.flatMap(mark => marking(org, mark, step)),
    ...SEARCHED_NOUNS.flatMap(noun => documenting(kind, org, noun, step)),
  ];
}

const clearMarks = indexStatement('index_clear_marks', 'delete from search_device_mark where org_id = $1');
const removeMarks = indexStatement(
  'index_remove_marks',
  'delete from search_device_mark where org_id = $1 and mark = $2 and number = any($3)',
);
const setMarks = indexStatement(
  'index_set_marks',
  `insert into search_device_mark (org_id, mark, number) select $1::integer, $2, number from unnest($3::bigint[]) as r (number)
   on conflict do nothing`,
);

function marking(org: OrgId, mark: DeviceMark, { marks }: IndexStep): IndexStatement[] {
  const numbers = (isSet: boolean) => marks.flatMap(each => (each.mark === mark && each.isSet === isSet ? each.number : []));
  const [set, cleared] = [numbers(true), numbers(false)];
  return [
    ...(cleared.length > 0 ? [removeMarks(org, mark, cleared)] : []),
    ...(set.length > 0 ? [setMarks(org, mark, set)] : []),
  ];
}

function documenting(kind: IndexKind, org: OrgId, noun: SearchedNoun, { clear, documents }: IndexStep): IndexStatement[] {
  const { clearAll, remove, put } = OF_NOUN[noun];
  const gone: number[] = [];
  const numbers: number[] = [];
  const texts: string[] = [];
  for (const each of documents) {
    if (each.noun !== noun) continue;
    if (each.text === null) {
      gone.push(each.number);
    } else {
      numbers.push(each.number);
      texts.push(each.text);
    }
  }
  const grams = kind === 'arrays' ? [texts.map(text => `{${gramsOf(text).join(',')}}`)] : [];
  return [
    ...(clear ? [clearAll(org)] : []),
    ...(gone.length > 0 ? [remove(org, gone)] : []),
    ...(numbers.length > 0 ? [put[kind === 'arrays' ? 'arrays' : 'texts'](org, numbers, texts, ...grams)] : []),
  ];
}

const OF_NOUN = { person: ofNoun('person'), former: ofNoun('former'), device: ofNoun('device') };

function ofNoun(noun: SearchedNoun) {
  const table = tableOf(noun);
  return {
    clearAll: indexStatement(`index_clear_${noun}`, `delete from ${table} where org_id = $1`),
    remove: indexStatement(`index_remove_${noun}`, `delete from ${table} where org_id = $1 and number = any($2)`),
    put: {
      texts: indexStatement(
        `index_put_${noun}`,
        `insert into ${table} (org_id, number, text)
         select $1::integer, number, text from unnest($2::bigint[], $3::text[]) as r (number, text)
         on conflict (org_id, number) do update set text = excluded.text`,
      ),
      arrays: indexStatement(
        `index_put_arrays_${noun}`,
        `insert into ${table} (org_id, number, text, grams)
         select $1::integer, number, text, grams::int4[] from unnest($2::bigint[], $3::text[], $4::text[]) as r (number, text, grams)
         on conflict (org_id, number) do update set text = excluded.text, grams = excluded.grams`,
      ),
    },
  };
}
