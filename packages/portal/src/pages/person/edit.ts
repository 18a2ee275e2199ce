/** The form of a person: its members, and the change that is made of it. */
import type { Person, ShownPerson } from '@heldby/client';
import { client } from '../../data/client.ts';
import type { Change } from '../../data/write.ts';
import { changedOwn, type OwnChange, ownBefore } from '../../jobs/own-values.ts';
import { asReason } from '../../jobs/reason.ts';
import { PERSON_JOBS } from '../../words/person-jobs.ts';

type TextMember = 'firstName' | 'lastName' | 'displayName' | 'login' | 'email' | 'mobilePhone' | 'employeeNumber';

export type Edit = Readonly<Record<TextMember | 'notes', string>> &
  Pick<Person, 'role' | 'locationId'> & { readonly own: OwnChange };

interface TextField {
  readonly member: TextMember;
  readonly label: string;
  readonly type: 'text' | 'email' | 'tel';
  readonly needed: boolean;
  readonly maxLength: number;
}

/** As the contract has it for names. */
const NAME_LENGTH = 200;

const text = (member: TextMember, label: string, needed: boolean, type: TextField['type'] = 'text'): TextField => ({
  member,
  label,
  needed,
  type,
  maxLength: NAME_LENGTH,
});

export const TEXTS: readonly TextField[] = [
  text('firstName', PERSON_JOBS.firstName, true),
  text('lastName', PERSON_JOBS.lastName, true),
  text('displayName', PERSON_JOBS.displayName, true),
  text('login', PERSON_JOBS.login, true),
  text('email', PERSON_JOBS.email, false, 'email'),
  text('mobilePhone', PERSON_JOBS.phone, false, 'tel'),
  text('employeeNumber', PERSON_JOBS.employee, false),
];

export function editOf(person: Person): Edit {
  const { firstName, lastName, displayName, login, email, mobilePhone, employeeNumber, role, locationId } = person;
  return {
    ...{ firstName, lastName, displayName, login, role, locationId, own: {} },
    email: email ?? '',
    mobilePhone: mobilePhone ?? '',
    employeeNumber: employeeNumber ?? '',
    notes: person.notes ?? '',
  };
}

/** Only what differs is sent, so that nobody undoes what somebody else has changed elsewhere. */
export function saveEdit(person: ShownPerson, edit: Edit, reason: string): Change<Person> {
  const before = asMembers(editOf(person));
  const members = Object.entries(asMembers(edit)).filter(([member, value]) => value !== before[member]);
  const own = changedOwn(edit.own, person.metadata);
  const isOwnSame = Object.keys(own).length === 0;
  const changes = { ...Object.fromEntries(members), ...(isOwnSame ? {} : { metadata: own }) };
  const back = {
    ...Object.fromEntries(members.map(([member]) => [member, before[member]])),
    ...(isOwnSame ? {} : { metadata: ownBefore(own, person.metadata) }),
  };
  const again = () => client.people.get(person.id);
  return {
    from: { before: person, again },
    run: options => client.people.update(person.id, { ...changes, ...asReason(reason) }, options),
    done: ({ displayName }) => PERSON_JOBS.saved(displayName),
    refreshes: [`people/${person.id}`],
    undo: now => ({
      from: { before: now, again },
      run: options => client.people.update(person.id, back, options),
      done: PERSON_JOBS.saved(person.displayName),
      refreshes: [`people/${person.id}`],
    }),
  };
}

/** What may be absent is null where nothing is written. */
function asMembers({ own: _, ...edit }: Edit): Readonly<Record<string, string | null>> {
  const optional = (value: string) => (value.trim() === '' ? null : value.trim());
  return {
    ...edit,
    email: optional(edit.email),
    mobilePhone: optional(edit.mobilePhone),
    employeeNumber: optional(edit.employeeNumber),
    notes: optional(edit.notes),
  };
}
