/** The virtual lines: names that can be called and have no device of their own. */
import type { VirtualLine } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog, type FaultOf, type Reason } from '../../../app/change-dialog.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { client } from '../../../data/client.ts';
import { findLocations } from '../../../data/look-up.ts';
import { maySee } from '../../../data/me.ts';
import type { Change } from '../../../data/write.ts';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { LocationPicker, type PickedLocation } from '../../../kit/pickers.tsx';
import { PLACES } from '../../../words/places.ts';
import { adding, renaming } from './changes.ts';
import { CloseDialog } from './dialogs.tsx';
import type { PlaceCalls } from './place.ts';
import { PlaceList } from './place-list.tsx';

const { lines: words } = PLACES;

const calls: PlaceCalls<VirtualLine> = {
  nameOf: ({ firstName, lastName }) => `${firstName} ${lastName}`,
  get: client.virtualLines.get,
  close: client.virtualLines.close,
  reopen: client.virtualLines.reopen,
};

export function Page(props: PageProps) {
  const mayWrite = maySee(props.me, 'write locations');
  return (
    <PlaceList
      {...props}
      path="settings/virtual-lines"
      words={words}
      calls={calls}
      mayAdd={mayWrite}
      mayChange={mayWrite}
      read={asked => (page, signal) => client.virtualLines.list({ ...asked, ...page }, { signal })}
      addDialog={(close, reload) => <AddDialog onClose={close} reload={reload} />}
      renameDialog={(line, close, reload) => (
        <NamesDialog
          title={words.rename}
          before={line}
          onClose={close}
          change={(after, reason) =>
            renaming(
              calls,
              words,
              line,
              { before: { firstName: line.firstName, lastName: line.lastName }, after },
              (names, options) => client.virtualLines.update(line.id, { ...names, ...reason }, options),
              reload,
            )
          }
        />
      )}
      closeDialog={(line, close, reload) => (
        <CloseDialog place={line} calls={calls} words={words} onClose={close} reload={reload} />
      )}
    />
  );
}

type Names = Pick<VirtualLine, 'firstName' | 'lastName'>;

interface NamesDialogProps {
  readonly title: string;
  readonly before: Names;
  readonly ready?: boolean;
  readonly change: (names: Names, reason: Reason) => Change<VirtualLine>;
  readonly onClose: () => void;
  readonly more?: (faultOf: FaultOf) => preact.ComponentChildren;
}

function NamesDialog({ title, before, ready = true, change, onClose, more }: NamesDialogProps) {
  const [firstName, setFirstName] = useState(before.firstName);
  const [lastName, setLastName] = useState(before.lastName);
  const names = { firstName: firstName.trim(), lastName: lastName.trim() };
  const isNew = names.firstName !== before.firstName || names.lastName !== before.lastName;
  return (
    <ChangeDialog
      title={title}
      verb={title}
      ready={ready && isNew && names.firstName !== '' && names.lastName !== ''}
      onClose={onClose}
      change={reason => change(names, reason)}
    >
      {faultOf => (
        <>
          <TextField
            label={PLACES.firstName}
            value={firstName}
            onChange={setFirstName}
            error={faultOf('firstName')}
            first
            required
          />
          <TextField label={PLACES.lastName} value={lastName} onChange={setLastName} error={faultOf('lastName')} required />
          {more?.(faultOf)}
        </>
      )}
    </ChangeDialog>
  );
}

const NAMELESS: Names = { firstName: '', lastName: '' };

function AddDialog({ onClose, reload }: { readonly onClose: () => void; readonly reload: () => void }) {
  const [location, setLocation] = useState<PickedLocation | null>(null);
  const [extension, setExtension] = useState('');
  const [phoneNumber, setPhoneNumber] = useState('');
  const given = { extension: extension.trim() || null, phoneNumber: phoneNumber.trim() || null };
  return (
    <NamesDialog
      title={words.add}
      before={NAMELESS}
      ready={location !== null && (given.extension !== null || given.phoneNumber !== null)}
      onClose={onClose}
      change={(names, reason) =>
        adding(
          calls,
          words,
          options => client.virtualLines.create({ ...names, ...given, locationId: location?.id ?? '', ...reason }, options),
          reload,
        )
      }
      more={faultOf => (
        <>
          <LocationPicker label={PLACES.location} load={findLocations} value={location} onChange={setLocation} required />
          <TextField
            label={PLACES.extension}
            hint={PLACES.extensionHint}
            value={extension}
            onChange={setExtension}
            error={faultOf('extension')}
          />
          <TextField
            label={PLACES.phoneNumber}
            hint={PLACES.phoneNumberHint}
            type="tel"
            value={phoneNumber}
            onChange={setPhoneNumber}
            error={faultOf('phoneNumber')}
          />
        </>
      )}
    />
  );
}
