/** Dialogs that add, rename and close a place that has one name. */
import type { WriteOptions } from '@heldby/client';
import { type ComponentChildren, Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { ChangeDialog, type Reason } from '../../../app/change-dialog.tsx';
import { findLocations } from '../../../data/look-up.ts';
import type { Change } from '../../../data/write.ts';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { LocationPicker, type PickedLocation } from '../../../kit/pickers.tsx';
import { PLACES, type PlaceWords } from '../../../words/places.ts';
import { closing, renaming } from './changes.ts';
import type { Place, PlaceCalls } from './place.ts';

interface NameDialogProps<T> {
  readonly title: string;
  readonly before?: string;
  readonly change: (name: string, reason: Reason) => Change<T>;
  readonly onClose: () => void;
  readonly children?: ComponentChildren;
}

export function NameDialog<T>({ title, before = '', change, onClose, children }: NameDialogProps<T>) {
  const [name, setName] = useState(before);
  const wanted = name.trim();
  return (
    <ChangeDialog
      title={title}
      verb={title}
      ready={wanted !== '' && wanted !== before}
      onClose={onClose}
      change={reason => change(wanted, reason)}
    >
      {faultOf => (
        <Fragment>
          <TextField
            label={PLACES.name}
            value={name}
            onChange={setName}
            error={faultOf('name')}
            autoComplete="off"
            first
            required
          />
          {children}
        </Fragment>
      )}
    </ChangeDialog>
  );
}

interface RenameDialogProps<T extends Place> {
  readonly place: T & { readonly name: string };
  readonly calls: PlaceCalls<T>;
  readonly words: PlaceWords;
  readonly update: (id: string, body: Reason & { readonly name: string }, options: WriteOptions) => Promise<T>;
  readonly onClose: () => void;
  readonly reload: () => void;
}

export function RenameDialog<T extends Place>({ place, calls, words, update, onClose, reload }: RenameDialogProps<T>) {
  const change = (name: string, reason: Reason) =>
    renaming(
      calls,
      words,
      place,
      { before: { name: place.name }, after: { name } },
      (names, options) => update(place.id, { ...names, ...reason }, options),
      reload,
    );
  return <NameDialog title={words.rename} before={place.name} onClose={onClose} change={change} />;
}

interface CloseDialogProps<T extends Place> {
  readonly place: T;
  readonly calls: PlaceCalls<T>;
  readonly words: PlaceWords;
  /** Of a location: everything there may move to another one first. */
  readonly moves?: boolean;
  readonly onClose: () => void;
  readonly reload: () => void;
}

export function CloseDialog<T extends Place>({ place, calls, words, moves = false, onClose, reload }: CloseDialogProps<T>) {
  const [to, setTo] = useState<PickedLocation | null>(null);
  const name = calls.nameOf(place);
  return (
    <ChangeDialog
      title={words.close}
      verb={words.close}
      danger
      onClose={onClose}
      change={reason => closing(calls, words, place, { ...reason, ...(to === null ? {} : { moveTo: to.id }) }, reload)}
    >
      <p>
        <bdi>{words.closeAbout(name)}</bdi>
      </p>
      {moves && (
        <LocationPicker label={PLACES.moveTo} hint={PLACES.moveToHint} load={findLocations} value={to} onChange={setTo} />
      )}
    </ChangeDialog>
  );
}
