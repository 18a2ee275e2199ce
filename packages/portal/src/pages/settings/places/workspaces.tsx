/** The workspaces. */
import type { Workspace } from '@heldby/client';
import { useState } from 'preact/hooks';
import type { PageProps } from '../../../app/pages.ts';
import { client } from '../../../data/client.ts';
import { useLocationNames } from '../../../data/location-names.ts';
import { findLocations } from '../../../data/look-up.ts';
import { maySee } from '../../../data/me.ts';
import { LocationPicker, type PickedLocation } from '../../../kit/pickers.tsx';
import { PLACES } from '../../../words/places.ts';
import { adding } from './changes.ts';
import { CloseDialog, NameDialog, RenameDialog } from './dialogs.tsx';
import type { PlaceCalls } from './place.ts';
import { PlaceList } from './place-list.tsx';

const { workspaces: words } = PLACES;

const calls: PlaceCalls<Workspace> = {
  nameOf: ({ name }) => name,
  get: client.workspaces.get,
  close: client.workspaces.close,
  reopen: client.workspaces.reopen,
};

export function Page(props: PageProps) {
  const nameOfLocation = useLocationNames();
  const mayWrite = maySee(props.me, 'write devices');
  return (
    <PlaceList
      {...props}
      path="settings/workspaces"
      words={words}
      calls={calls}
      mayAdd={mayWrite}
      mayChange={mayWrite}
      columns={[
        {
          id: 'location',
          title: PLACES.location,
          widthPx: 180,
          view: ({ locationId }) => <bdi class="clip">{nameOfLocation(locationId)}</bdi>,
        },
      ]}
      read={asked => (page, signal) => client.workspaces.list({ ...asked, ...page }, { signal })}
      addDialog={(close, reload) => <AddDialog onClose={close} reload={reload} />}
      renameDialog={(place, close, reload) => (
        <RenameDialog
          place={place}
          calls={calls}
          words={words}
          update={client.workspaces.update}
          onClose={close}
          reload={reload}
        />
      )}
      closeDialog={(place, close, reload) => (
        <CloseDialog place={place} calls={calls} words={words} onClose={close} reload={reload} />
      )}
    />
  );
}

function AddDialog({ onClose, reload }: { readonly onClose: () => void; readonly reload: () => void }) {
  const [location, setLocation] = useState<PickedLocation | null>(null);
  return (
    <NameDialog
      title={words.add}
      onClose={onClose}
      change={(name, reason) =>
        adding(
          calls,
          words,
          options => client.workspaces.create({ name, locationId: location?.id ?? null, ...reason }, options),
          reload,
        )
      }
    >
      <LocationPicker label={PLACES.location} load={findLocations} value={location} onChange={setLocation} />
    </NameDialog>
  );
}
