/** The lists that can be exported, by the words of the command line. */
import { ROUTES } from '../generated/routes.ts';

export const FORMATS = ['csv', 'ndjson', 'json'] as const;

const PREFIX = '/export/';

/** The id of the export's route, by the word: `people`, `push-registrations`. */
export const EXPORTED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ROUTES)
    .filter(([, { path }]) => path.startsWith(PREFIX))
    .map(([id, { path }]) => [path.slice(PREFIX.length), id]),
);

/** The route of the list itself. */
export function listOf(exported: string): string {
  return `${exported.slice(exported.indexOf('.') + 1)}.list`;
}
