/** Reads `search`, `sort` and `page` of lists of users and groups (contract apperian §1). Pure. */
import type { Static } from 'typebox';
import { Problem } from '../../../domain/problem.ts';
import type { ListRequest, OrderBy } from '../../../services/listing.ts';
import type { ListQuery } from '../schemas/lists.ts';

/** The vendor's names for what a list may be sorted by, and the value behind each. */
export type SortFields<T> = Readonly<Record<string, OrderBy<T>['of']>>;

/** The vendor's default and maximum. */
const PAGE_RECORDS = 1_000;
const PAGE = /^(\d{1,15})(?:,(\d{1,15}))?$/;

export function toListRequest<T>(query: Static<typeof ListQuery>, fields: SortFields<T>): ListRequest<T> {
  const { search = null, sort, page } = query;
  return { search, order: sort === undefined ? [] : sort.split(',').map(each => toOrder(each, sort, fields)), ...toPage(page) };
}

function toOrder<T>(field: string, sort: string, fields: SortFields<T>): OrderBy<T> {
  const descending = field.startsWith('-');
  const name = descending ? field.slice(1) : field;
  const of = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (of === undefined)
    throw refused('sort', `made of ${Object.keys(fields).join(', ')}, each with a minus or nothing before it`, sort);
  return { of, descending };
}

function toPage(page: string | undefined): { start: number; count: number } {
  if (page === undefined) return { start: 0, count: PAGE_RECORDS };
  const [, start, count = PAGE_RECORDS] = PAGE.exec(page) ?? [];
  if (start === undefined) throw refused('page', 'a start, or a start and a count, such as 0,100', page);
  return { start: Number(start), count: Math.min(Number(count), PAGE_RECORDS) };
}

function refused(field: string, expected: string, value: string): Problem {
  const fault = { where: 'query', field, kind: 'format', expected, value } as const;
  return new Problem('invalid', `${field} must be ${expected}.`, { faults: [fault] });
}
