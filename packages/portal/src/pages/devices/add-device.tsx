/** Adds a device, in stock or given to somebody in the same step. */
import type { Device } from '@heldby/client';
import { useState } from 'preact/hooks';
import { faultAt, filledIn, restOf } from '../../app/add/faults.ts';
import { useAdd } from '../../app/add/use-add.ts';
import { hrefOf, navigate } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { findLocations, findPeople } from '../../data/look-up.ts';
import { OwnFields } from '../../jobs/own-fields.tsx';
import { type OwnChange, ownGiven } from '../../jobs/own-values.ts';
import { FormDialog } from '../../kit/confirm.tsx';
import { SelectField, TextField } from '../../kit/fields/text-field.tsx';
import type { PickedLocation, PickedPerson } from '../../kit/picked.ts';
import { LocationPicker, PersonPicker } from '../../kit/pickers.tsx';
import { toasts } from '../../kit/toasts.ts';
import { ADD, ADD_DEVICE as words } from '../../words/add.ts';
import { nameOfDevice } from '../../words/device-name.ts';
import { kindWords, platformWords } from '../../words/kinds.ts';
import '../../app/add/fields.css';

const EMPTY = {
  name: '',
  make: '',
  model: '',
  platform: '',
  osVersion: '',
  serial: '',
  mac: '',
  udid: '',
  assetTag: '',
  phoneNumber: '',
  reason: '',
};
type Texts = typeof EMPTY;
type Kind = Device['kind'];

const HINTS: Partial<Record<keyof Texts, string>> = { name: words.nameHint, mac: words.macHint, phoneNumber: words.phoneHint };
/** As the contract has them. */
const LENGTHS: Readonly<Record<keyof Texts, number>> = {
  name: 200,
  make: 200,
  model: 200,
  platform: 20,
  osVersion: 60,
  serial: 200,
  mac: 23,
  udid: 200,
  assetTag: 100,
  phoneNumber: 60,
  reason: 500,
};
const MEMBERS = [...Object.keys(EMPTY), 'kind'];

interface AddProps {
  readonly onAdded: () => void;
  readonly onClose: () => void;
}

export function AddDevice(props: AddProps) {
  const form = useDeviceForm(props);
  const { kind, setKind, texts, setTexts, location, setLocation, holder, setHolder, busy, error, add } = form;
  const field = (name: Exclude<keyof Texts, 'platform'>, first = false) => (
    <TextField
      key={name}
      label={words[name]}
      {...(HINTS[name] === undefined ? {} : { hint: HINTS[name] })}
      {...(name === 'udid' && kind === 'native_catalog' ? { hint: words.udidHint, required: true } : {})}
      error={faultAt(error, name)}
      value={texts[name]}
      onChange={value => setTexts({ ...texts, [name]: value })}
      maxLength={LENGTHS[name]}
      autoComplete="off"
      first={first}
    />
  );
  return (
    <FormDialog
      title={words.title}
      verb={words.verb}
      wide
      busy={busy}
      error={restOf(error, MEMBERS)}
      onDo={() => void add()}
      onClose={props.onClose}
    >
      <div class="add-fields">
        <SelectField
          label={words.kind}
          value={kind}
          onChange={next => setKind(next as Kind)}
          options={Object.entries(kindWords)}
        />
        {field('name', true)}
        {field('make')}
        {field('model')}
        <SelectField
          label={words.platform}
          value={texts.platform}
          onChange={platform => setTexts({ ...texts, platform })}
          options={[['', words.unknown], ...Object.entries(platformWords)]}
        />
        {field('osVersion')}
        {field('serial')}
        {field('mac')}
        {kind !== 'desk_phone' && field('udid')}
        {field('assetTag')}
        {kind === 'mobile' && field('phoneNumber')}
        <OwnFields noun="devices" isNew change={form.own} onChange={form.setOwn} faultOf={member => faultAt(error, member)} />
        <LocationPicker label={words.location} load={findLocations} value={location} onChange={setLocation} />
        <PersonPicker label={words.holder} hint={words.holderHint} load={findPeople} value={holder} onChange={setHolder} />
        {field('reason')}
      </div>
    </FormDialog>
  );
}

function useDeviceForm({ onAdded, onClose }: AddProps) {
  const [kind, setKind] = useState<Kind>('mobile');
  const [texts, setTexts] = useState(EMPTY);
  const [location, setLocation] = useState<PickedLocation | null>(null);
  const [holder, setHolder] = useState<PickedPerson | null>(null);
  const [own, setOwn] = useState<OwnChange>({});
  const { busy, error, run } = useAdd();
  const add = async () => {
    const place = location === null ? {} : { locationId: location.id };
    const body = { kind, ...filledIn(texts), ...place, ...ownGiven(own) };
    const device = await run(() => addDevice(body, holder));
    if (device === undefined) return;
    tellAdded(device, holder);
    onAdded();
    onClose();
  };
  return { kind, setKind, texts, setTexts, location, setLocation, holder, setHolder, own, setOwn, busy, error, add };
}

/** With a holder, both or nothing. */
async function addDevice(body: object & { readonly kind: Kind }, holder: PickedPerson | null): Promise<Device> {
  if (holder === null) return client.devices.create(body);
  const { results } = await client.batch.run({
    operations: [
      { id: 'device', method: 'POST', path: '/registry/v1/devices', body },
      {
        method: 'POST',
        path: '/registry/v1/assignments',
        body: { deviceId: { $ref: 'device.id' }, owner: { kind: 'person', id: holder.id } },
      },
    ],
  });
  return results[0]?.body as Device;
}

function tellAdded(device: Device, holder: PickedPerson | null): void {
  const name = nameOfDevice(device);
  toasts.add({
    text: holder === null ? words.added(name) : words.given(name, holder.displayName),
    tone: 'good',
    action: { text: ADD.open, onPress: () => navigate(hrefOf(`devices/${device.id}`)) },
  });
}
