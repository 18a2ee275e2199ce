/** Adds a person. */
import type { Me, Person } from '@heldby/client';
import { useState } from 'preact/hooks';
import { faultAt, filledIn, restOf } from '../../app/add/faults.ts';
import { useAdd } from '../../app/add/use-add.ts';
import { hrefOf, navigate } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { findLocations } from '../../data/look-up.ts';
import { OwnFields } from '../../jobs/own-fields.tsx';
import { type OwnChange, ownGiven } from '../../jobs/own-values.ts';
import { FormDialog } from '../../kit/confirm.tsx';
import { SelectField, TextField } from '../../kit/fields/text-field.tsx';
import type { PickedLocation } from '../../kit/picked.ts';
import { LocationPicker } from '../../kit/pickers.tsx';
import { toasts } from '../../kit/toasts.ts';
import { ADD, ADD_PERSON as words } from '../../words/add.ts';
import { roleWords } from '../../words/kinds.ts';
import '../../app/add/fields.css';

const EMPTY = {
  firstName: '',
  lastName: '',
  login: '',
  displayName: '',
  email: '',
  mobilePhone: '',
  employeeNumber: '',
  reason: '',
};
type Texts = typeof EMPTY;

const NEEDED: readonly (keyof Texts)[] = ['firstName', 'lastName', 'login'];
const HINTS: Partial<Record<keyof Texts, string>> = { login: words.loginHint, displayName: words.displayHint };
const TYPES: Partial<Record<keyof Texts, 'email' | 'tel'>> = { email: 'email', mobilePhone: 'tel' };
/** As the contract has them. */
const LENGTHS: Readonly<Record<keyof Texts, number>> = {
  firstName: 200,
  lastName: 200,
  login: 200,
  displayName: 200,
  email: 254,
  mobilePhone: 60,
  employeeNumber: 100,
  reason: 500,
};

interface AddProps {
  readonly me: Me;
  readonly onAdded: () => void;
  readonly onClose: () => void;
}

export function AddPerson(props: AddProps) {
  const { texts, setTexts, role, setRole, location, setLocation, own, setOwn, isTried, missing, busy, error, add } =
    usePersonForm(props);
  const field = (name: keyof Texts) => (
    <TextField
      key={name}
      label={words[name]}
      type={TYPES[name] ?? 'text'}
      {...(HINTS[name] === undefined ? {} : { hint: HINTS[name] })}
      required={NEEDED.includes(name)}
      error={isTried && missing.includes(name) ? ADD.needed : faultAt(error, name)}
      value={texts[name]}
      onChange={value => setTexts({ ...texts, [name]: value })}
      maxLength={LENGTHS[name]}
      autoComplete="off"
      first={name === 'firstName'}
    />
  );
  return (
    <FormDialog
      title={words.title}
      verb={words.verb}
      wide
      busy={busy}
      error={restOf(error, Object.keys(EMPTY))}
      onDo={() => void add()}
      onClose={props.onClose}
    >
      <div class="add-fields">
        {(['firstName', 'lastName', 'login', 'displayName', 'email', 'mobilePhone', 'employeeNumber'] as const).map(field)}
        {props.me.may.includes('give administrator roles') && (
          <SelectField
            label={words.role}
            value={role}
            onChange={next => setRole(next as Person['role'])}
            options={Object.entries(roleWords)}
          />
        )}
        <OwnFields noun="people" isNew change={own} onChange={setOwn} faultOf={member => faultAt(error, member)} />
        <LocationPicker label={words.location} load={findLocations} value={location} onChange={setLocation} />
        {field('reason')}
      </div>
    </FormDialog>
  );
}

function usePersonForm({ onAdded, onClose }: AddProps) {
  const [texts, setTexts] = useState(EMPTY);
  const [role, setRole] = useState<Person['role']>('member');
  const [location, setLocation] = useState<PickedLocation | null>(null);
  const [own, setOwn] = useState<OwnChange>({});
  const [isTried, setTried] = useState(false);
  const { busy, error, run } = useAdd();
  const missing = NEEDED.filter(name => texts[name].trim() === '');
  const add = async () => {
    setTried(true);
    if (missing.length > 0) return;
    const { firstName, lastName, login } = texts;
    const place = location === null ? {} : { locationId: location.id };
    const body = { firstName, lastName, login, role, ...filledIn(texts), ...place, ...ownGiven(own) };
    const person = await run(() => client.people.create(body));
    if (person === undefined) return;
    const open = { text: ADD.open, onPress: () => navigate(hrefOf(`people/${person.id}`)) };
    toasts.add({ text: words.added(person.displayName), tone: 'good', action: open });
    onAdded();
    onClose();
  };
  return { texts, setTexts, role, setRole, location, setLocation, own, setOwn, isTried, missing, busy, error, add };
}
