/** The locations. */
import type { Location } from '@heldby/client';
import type { PageProps } from '../../../app/pages.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { PLACES } from '../../../words/places.ts';
import { adding } from './changes.ts';
import { CloseDialog, NameDialog, RenameDialog } from './dialogs.tsx';
import type { PlaceCalls } from './place.ts';
import { PlaceList } from './place-list.tsx';

const { locations: words } = PLACES;

const calls: PlaceCalls<Location> = {
  nameOf: ({ name }) => name,
  get: client.locations.get,
  close: client.locations.close,
  reopen: client.locations.reopen,
};

export function Page(props: PageProps) {
  const mayWrite = maySee(props.me, 'write locations');
  return (
    <PlaceList
      {...props}
      path="settings/locations"
      words={words}
      calls={calls}
      mayAdd={mayWrite}
      mayChange={mayWrite}
      read={asked => (page, signal) => client.locations.list({ ...asked, ...page }, { signal })}
      addDialog={(close, reload) => (
        <NameDialog
          title={words.add}
          onClose={close}
          change={(name, reason) =>
            adding(calls, words, options => client.locations.create({ name, ...reason }, options), reload)
          }
        />
      )}
      renameDialog={(place, close, reload) => (
        <RenameDialog
          place={place}
          calls={calls}
          words={words}
          update={client.locations.update}
          onClose={close}
          reload={reload}
        />
      )}
      closeDialog={(place, close, reload) => (
        <CloseDialog place={place} calls={calls} words={words} moves onClose={close} reload={reload} />
      )}
    />
  );
}
