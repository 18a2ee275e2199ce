/** A person as a directory sees them. */
import type { DirectoryPerson } from '../../domain/directory.ts';
import type { Person } from '../../domain/person.ts';

export interface Provisioned {
  /** As they are, or as they were when they left. */
  readonly person: Person;
  readonly link: DirectoryPerson;
  readonly isHere: boolean;
}

/** The resource of a conflict because somebody else has it already. */
export const TAKEN = 'taken';
