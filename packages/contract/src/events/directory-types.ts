/** The types of events about directories. What a directory does to people and groups has the types of people and groups. */
import { DirectoryRecord } from '../directory-record.ts';
import { changed, created, type EventDeclaration, removed } from './declare.ts';

const DIRECTORY = { subject: 'directory' } as const;

export const DIRECTORY_EVENTS = {
  'directory.created': created(DirectoryRecord, DIRECTORY, 'A directory was added: people come from it by SCIM.'),
  'directory.updated': changed(DirectoryRecord, DIRECTORY, 'A directory was changed.'),
  'directory.removed': removed(DirectoryRecord, DIRECTORY, 'A directory was removed. The people and groups from it stay.'),
} as const satisfies Readonly<Record<string, EventDeclaration>>;
