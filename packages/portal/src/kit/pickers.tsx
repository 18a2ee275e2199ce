/** Comboboxes for people, devices and locations. The page passes what to load them by. */
import type { ComponentChildren } from 'preact';
import { Avatar } from './avatar.tsx';
import { Combobox, type ComboboxProps } from './combobox.tsx';
import { mapPinIcon } from './generated/icons.ts';
import { Icon } from './icon.tsx';
import { KindIcon } from './kind-icon.tsx';
import type { PickedDevice, PickedLocation, PickedPerson } from './picked.ts';

export type { PickedDevice, PickedLocation, PickedPerson } from './picked.ts';

type Picker<T> = Omit<ComboboxProps<T>, 'idOf' | 'textOf' | 'view'>;

export function PersonPicker(picker: Picker<PickedPerson>) {
  const view = ({ displayName, login }: PickedPerson) => (
    <Option mark={<Avatar name={displayName} />} text={displayName} about={login} />
  );
  return <Combobox {...picker} idOf={idOf} textOf={person => person.displayName} view={view} />;
}

export function DevicePicker(picker: Picker<PickedDevice>) {
  const view = ({ kind, name, about }: PickedDevice) => <Option mark={<KindIcon kind={kind} />} text={name} about={about} />;
  return <Combobox {...picker} idOf={idOf} textOf={device => device.name} view={view} />;
}

export function LocationPicker(picker: Picker<PickedLocation>) {
  const view = ({ name }: PickedLocation) => <Option mark={<Icon of={mapPinIcon} />} text={name} />;
  return <Combobox {...picker} idOf={idOf} textOf={location => location.name} view={view} />;
}

/** A mark, what it is called, and what tells it from others of that name. */
export function Option({
  mark,
  text,
  about,
}: {
  readonly mark?: ComponentChildren;
  readonly text: string;
  readonly about?: string;
}) {
  return (
    <>
      {mark}
      <span class="option-text">
        <bdi class="clip">{text}</bdi>
        {about !== undefined && <bdi class="option-about clip">{about}</bdi>}
      </span>
    </>
  );
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
