/** The columns of the list of people. */
import type { Person } from '@heldby/client';
import type { ListColumn } from '../../app/list/list-column.ts';
import type { NameOfLocation } from '../../data/name-of-location.ts';
import { Avatar } from '../../kit/avatar.tsx';
import { Chip } from '../../kit/chip.tsx';
import { format } from '../../words/format.ts';
import { roleWords } from '../../words/kinds.ts';
import { PEOPLE as words } from '../../words/people-list.ts';

export const USUAL_COLUMNS = ['name', 'login', 'email', 'role', 'location', 'state'];

const { columns: titles } = words;

type Text = (person: Person) => string | null | undefined;

type Options = Pick<ListColumn<Person>, 'sort' | 'grows'>;

function column(id: keyof typeof titles, widthPx: number, of: Text, options: Options = {}): ListColumn<Person> {
  const view = (person: Person) => <bdi title={of(person) ?? undefined}>{of(person)}</bdi>;
  return { id, title: titles[id], widthPx, view, csv: person => of(person) ?? '', ...options };
}

export function peopleColumns(nameOfLocation: NameOfLocation): readonly ListColumn<Person>[] {
  return [
    {
      id: 'name',
      title: titles.name,
      widthPx: 180,
      grows: true,
      sort: 'displayName',
      view: ({ displayName }) => (
        <>
          <Avatar name={displayName} />
          <bdi class="clip">{displayName}</bdi>
        </>
      ),
      csv: ({ displayName }) => displayName,
    },
    column('login', 160, ({ login }) => login, { sort: 'login', grows: true }),
    column('email', 190, ({ email }) => email, { grows: true }),
    column('mobile', 130, ({ mobilePhone }) => mobilePhone),
    column('employee', 130, ({ employeeNumber }) => employeeNumber),
    column('role', 142, ({ role }) => roleWords[role]),
    column('location', 120, ({ locationId }) => nameOfLocation(locationId)),
    { id: 'state', title: titles.state, widthPx: 104, view: person => <State person={person} />, csv: stateOf },
    {
      id: 'added',
      title: titles.added,
      widthPx: 116,
      sort: 'createdAt',
      view: ({ createdAt }) => <time dateTime={createdAt}>{format.date(createdAt)}</time>,
      csv: ({ createdAt }) => createdAt,
    },
    {
      id: 'number',
      title: titles.number,
      widthPx: 84,
      numeric: true,
      sort: 'number',
      view: ({ number }) => format.number(number),
      csv: ({ number }) => String(number),
    },
  ];
}

function stateOf({ disabledReason }: Person): string {
  return disabledReason === null ? words.active : words.disabled;
}

function State({ person }: { readonly person: Person }) {
  const isActive = person.disabledReason === null;
  return (
    <Chip tone={isActive ? 'good' : 'bad'} dot {...(person.disabledReason ? { title: person.disabledReason } : {})}>
      {stateOf(person)}
    </Chip>
  );
}
