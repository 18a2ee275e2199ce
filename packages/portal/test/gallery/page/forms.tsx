/** The gallery's section of fields, pickers, menus, dialogs and toasts. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { lazyModule, WithModule } from '../../../src/app/lazy-part.tsx';
import { Button } from '../../../src/kit/button.tsx';
import { Card } from '../../../src/kit/card.tsx';
import { ConfirmDialog, TypedConfirmDialog } from '../../../src/kit/confirm.tsx';
import { CheckField, SwitchField } from '../../../src/kit/fields/check-field.tsx';
import { DateTimeField, SelectField, TextAreaField, TextField } from '../../../src/kit/fields/text-field.tsx';
import { swapIcon, userMinusIcon } from '../../../src/kit/generated/icons.ts';
import { useMenu } from '../../../src/kit/menu.tsx';
import type { PickedPerson } from '../../../src/kit/picked.ts';
import { PersonPicker } from '../../../src/kit/pickers.tsx';
import { toasts } from '../../../src/kit/toasts.ts';
import { samplePerson } from './samples.ts';

const people = Array.from({ length: 200 }, (_, index) => samplePerson(index));

/** As a server finds them. `fail` fails, and nothing is called `zzz`. */
export async function findPeople(text: string): Promise<readonly PickedPerson[]> {
  if (text === 'fail') throw new Error('The search is down.');
  if (text === 'slow keller') await new Promise(resolve => setTimeout(resolve, 500));
  return people
    .filter(({ displayName }) => displayName.toLowerCase().includes(text.toLowerCase().replace('slow ', '')))
    .slice(0, 8);
}

export function Forms() {
  const [text, setText] = useState('Pixel 11');
  const [role, setRole] = useState('owner');
  const [due, setDue] = useState<string | null>('2026-12-01T17:00:00.000Z');
  const [on, setOn] = useState(true);
  const [person, setPerson] = useState<PickedPerson | null>(null);
  return (
    <div class="sample-columns">
      <Card title="Fields">
        <div class="sample-stack">
          <TextField label="Name" value={text} onChange={setText} hint="As its holder calls it." required />
          <TextField label="Serial number" value="12" onChange={setText} error="A serial number has at least 3 characters." />
          <SelectField
            label="Role"
            value={role}
            onChange={setRole}
            options={[
              ['owner', 'Owner'],
              ['user', 'User'],
            ]}
          />
          <DateTimeField label="Due back" value={due} onChange={setDue} zone="Europe/Zurich" />
          <TextAreaField label="Reason" value="" onChange={setText} />
        </div>
      </Card>
      <Card title="Choices">
        <div class="sample-stack">
          <CheckField label="End what they hold" hint="Five devices." checked={on} onChange={setOn} />
          <SwitchField label="Live" checked={on} onChange={setOn} />
          <PersonPicker label="Hand over to" load={findPeople} value={person} onChange={setPerson} placeholder="Name or login" />
          <Openers />
          <EarlyPart />
        </div>
      </Card>
    </div>
  );
}

/** What it loads comes when it is drawn, and before its effects. */
function EarlyPart() {
  const [part] = useState(() => lazyModule(async () => ({ text: 'The part is there.' })));
  useLayoutEffect(() => void part.fetch(), []);
  return <WithModule of={part}>{({ text }) => <p>{text}</p>}</WithModule>;
}

function Openers() {
  const menu = useMenu();
  const [dialog, setDialog] = useState<'confirm' | 'typed' | null>(null);
  const [chosen, setChosen] = useState('nothing');
  const items = [
    { text: 'Hand over', icon: swapIcon, onChoose: () => setChosen('Hand over') },
    { text: 'Disable', onChoose: () => setChosen('Disable') },
    { text: 'Off-board …', icon: userMinusIcon, danger: true, apart: true, onChoose: () => setChosen('Off-board') },
  ];
  const undo = { text: 'Undo', onPress: () => setChosen('Undo') };
  const close = () => setDialog(null);
  return (
    <div class="sample-row">
      <Button popup="menu" onPress={event => menu.open(event.currentTarget as HTMLElement, 'Actions', items)}>
        Actions
      </Button>
      <Button onPress={() => setDialog('confirm')}>Ask</Button>
      <Button onPress={() => setDialog('typed')}>Erase</Button>
      <Button onPress={() => toasts.add({ text: 'Pixel 11 went to Jonas Keller.', tone: 'good', action: undo })}>Toast</Button>
      <output aria-label="Chosen">{chosen}</output>
      {menu.element}
      {dialog === 'confirm' && (
        <ConfirmDialog title="Disable Pixel 11?" verb="Disable" danger onDo={close} onClose={close}>
          <p>Its holder can't use it until somebody enables it again.</p>
        </ConfirmDialog>
      )}
      {dialog === 'typed' && (
        <TypedConfirmDialog title="Erase Ann Meier?" verb="Erase" name="Ann Meier" onDo={close} onClose={close}>
          <p>Their name and addresses are gone for good. This can't be undone.</p>
        </TypedConfirmDialog>
      )}
    </div>
  );
}
