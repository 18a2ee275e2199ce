/** The lists that can be exported, by the words of the command line. */
import { routes } from '@heldby/contract';

export const FORMATS = ['csv', 'ndjson', 'json'] as const;

const PREFIX = '/registry/v1/export/';

/** The id of the export's route, by the word: `people`, `push-registrations`. */
export const EXPORTED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.values(routes)
    .filter(({ path }) => path.startsWith(PREFIX))
    .map(({ id, path }) => [path.slice(PREFIX.length), id.replace(/^native\./, '')]),
);

/** The route of the list itself. */
export function listOf(exported: string): string {
  return `${exported.slice(exported.indexOf('.') + 1)}.list`;
}
