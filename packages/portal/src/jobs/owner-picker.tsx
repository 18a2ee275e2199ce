/** A field that finds a person or a room: who gets a device. */
import { type FoundOwner, findOwners } from '../data/find-owners.ts';
import { Avatar } from '../kit/avatar.tsx';
import { Combobox, type ComboboxProps } from '../kit/combobox.tsx';
import { buildingIcon } from '../kit/generated/icons.ts';
import { Icon } from '../kit/icon.tsx';
import { HOLDING } from '../words/holding.ts';

type OwnerPickerProps = Omit<ComboboxProps<FoundOwner>, 'load' | 'idOf' | 'textOf' | 'view'>;

export function OwnerPicker(props: OwnerPickerProps) {
  return (
    <Combobox
      {...props}
      placeholder={HOLDING.ownerPlaceholder}
      load={findOwners}
      idOf={({ id }) => id}
      textOf={({ name }) => name}
      view={Found}
    />
  );
}

function Found({ kind, name, login }: FoundOwner) {
  return (
    <>
      {kind === 'person' ? <Avatar name={name} /> : <Icon of={buildingIcon} />}
      <span class="option-text">
        <bdi class="clip">{name}</bdi>
        <bdi class="option-about clip">{login ?? HOLDING.room}</bdi>
      </span>
    </>
  );
}
