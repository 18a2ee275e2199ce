/** The columns of the list of directories. */
import type { Directory } from '@heldby/client';
import type { Column } from '../../../kit/table/source.ts';
import { format } from '../../../words/format.ts';
import { DIRECTORIES as words } from '../../../words/integrations/directories.ts';

export const COLUMNS: readonly Column<Directory>[] = [
  {
    id: 'name',
    title: words.name,
    widthPx: 160,
    grows: true,
    view: ({ name }) => (
      <bdi class="clip" title={name}>
        {name}
      </bdi>
    ),
  },
  { id: 'kind', title: words.kind, widthPx: 220, view: ({ kind }) => words.kinds[kind] },
  { id: 'people', title: words.people, widthPx: 90, numeric: true, view: ({ people }) => format.number(people) },
  { id: 'groups', title: words.groups, widthPx: 90, numeric: true, view: ({ groups }) => format.number(groups) },
  { id: 'contact', title: words.contact, widthPx: 140, view: ({ lastContactAt }) => <Contact at={lastContactAt} /> },
];

function Contact({ at }: { readonly at: string | null }) {
  if (at === null) return <span class="quiet">{words.never}</span>;
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at)}
    </time>
  );
}
