/**
 * Names for assignments: of the owner, and of who gave, ended or blocked them. They are read in the same statement, one row by its
 * key each, because people who have left keep their row.
 */
import { type Assignment, type Doer, type NamedAssignment, SYSTEM } from '../../domain/assignment.ts';
import { query } from '../sql/statement.ts';

export interface AssignmentNamesRow {
  /** Null if there is no such owner. */
  readonly ownerName: string | null;
  readonly createdByPerson: string | null;
  readonly createdByApplication: string | null;
  readonly endedByPerson: string | null;
  readonly endedByApplication: string | null;
  readonly disabledByPerson: string | null;
  readonly disabledByApplication: string | null;
}

export const personName = (id: string) => `(select n.display_name from person n where n.org_id = :org and n.id = ${id})`;
const workspace = (id: string) => `(select n.name from workspace n where n.org_id = :org and n.id = ${id})`;
export const applicationName = (id: string) => `(select n.name from application n where n.org_id = :org and n.id = ${id})`;
const virtualLine = (id: string) =>
  `(select n.first_name || ' ' || n.last_name from virtual_line n where n.org_id = :org and n.id = ${id})`;

/** Of an owner of any kind: only one of the look-ups finds a row. */
export const ownerName = (id: string) =>
  `coalesce(${personName(id)}, ${workspace(id)}, ${applicationName(id)}, ${virtualLine(id)})`;

/** For an assignment `a`. A name of two parts may begin or end with a space. */
export const ASSIGNMENT_NAMES = `
  ${ownerName('a.owner_id')} as "ownerName",
  ${personName('a.created_by')} as "createdByPerson", ${applicationName('a.created_by')} as "createdByApplication",
  ${personName('a.ended_by')} as "endedByPerson", ${applicationName('a.ended_by')} as "endedByApplication",
  ${personName('a.disabled_by')} as "disabledByPerson", ${applicationName('a.disabled_by')} as "disabledByApplication"`;

/** The same names by their ids, for an assignment that was read or written before. The empty id names nobody. */
export const selectAssignmentNames = query<
  { org: number; ownerId: string; createdBy: string; endedBy: string; disabledBy: string },
  AssignmentNamesRow
>(`
  select ${ownerName(':ownerId')} as "ownerName",
    ${personName(':createdBy')} as "createdByPerson", ${applicationName(':createdBy')} as "createdByApplication",
    ${personName(':endedBy')} as "endedByPerson", ${applicationName(':endedBy')} as "endedByApplication",
    ${personName(':disabledBy')} as "disabledByPerson", ${applicationName(':disabledBy')} as "disabledByApplication"`);

/** The columns of a cached answer that name rows of other tables. */
export const NAMED_ROWS = {
  person: ['ownerId', 'createdBy', 'endedBy', 'holderDisabledBy'],
  application: ['ownerId', 'createdBy', 'endedBy', 'holderDisabledBy'],
  workspace: ['ownerId'],
  virtual_line: ['ownerId'],
} as const;

export function withNames<A extends Assignment>(assignment: A, row: AssignmentNamesRow): A & NamedAssignment {
  const { owner, createdBy, until, endedBy, disabledReason, disabledBy } = assignment;
  const name = (row.ownerName ?? '').trim();
  const isOwn = createdBy === owner.id && (owner.kind === 'person' || owner.kind === 'application');
  return {
    ...assignment,
    names: {
      owner: name,
      createdBy: isOwn
        ? { kind: owner.kind, id: owner.id, name }
        : doer(createdBy, row.createdByPerson, row.createdByApplication),
      endedBy: until === null ? null : doer(endedBy, row.endedByPerson, row.endedByApplication),
      disabledBy: disabledReason === null ? null : doer(disabledBy, row.disabledByPerson, row.disabledByApplication),
    },
  };
}

export function doer(id: string | null, person: string | null, application: string | null): Doer {
  if (id !== null && person !== null) return { kind: 'person', id, name: person };
  if (id !== null && application !== null) return { kind: 'application', id, name: application };
  return SYSTEM;
}
