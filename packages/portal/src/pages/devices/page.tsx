/** The list of devices. */
import type { Device, ListedDevice } from '@heldby/client';
import { useMemo, useState } from 'preact/hooks';
import { lazyModule, lazyPart } from '../../app/lazy-part.tsx';
import { lazyGrammar } from '../../app/list/lazy-grammar.ts';
import { useMany } from '../../app/list/many/use-many.tsx';
import { QueryList, type ReadFiltered } from '../../app/list/query-list.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { useLocationNames } from '../../data/location-names.ts';
import { Button } from '../../kit/button.tsx';
import { plusIcon } from '../../kit/generated/icons.ts';
import { DEVICES } from '../../words/device-list.ts';
import { nameOfDevice } from '../../words/device-name.ts';
import { deviceColumns, USUAL_COLUMNS } from './columns.tsx';
import './devices.css';

const AddDevice = lazyPart(async () => (await import('./add-device.tsx')).AddDevice);

const actions = lazyModule(async () => (await import('./actions.ts')).deviceActions);

const grammar = lazyGrammar(async () => (await import('../../query/devices.ts')).deviceGrammar);

export function Page({ me, query }: PageProps) {
  const nameOfLocation = useLocationNames();
  const columns = useMemo(() => deviceColumns(nameOfLocation), [nameOfLocation]);
  const mayWrite = me.may.includes('write devices');
  const many = useMany({ me, nameOfLocation, actions: mayWrite ? actions : undefined, nameOf: nameOfDevice, idOf });
  const [isAdding, setAdding] = useState(false);
  return (
    <>
      <QueryList
        me={me}
        query={query}
        name="devices"
        words={DEVICES}
        grammar={grammar}
        columns={columns}
        usual={USUAL_COLUMNS}
        usualSort="-createdAt"
        read={readDevices}
        version={many.version}
        actions={
          mayWrite && (
            <Button look="primary" icon={plusIcon} onPress={() => setAdding(true)}>
              {DEVICES.add}
            </Button>
          )
        }
        {...(many.selected === undefined ? {} : { selected: many.selected })}
        {...(many.itemsOf === undefined ? {} : { actionsOf: many.itemsOf })}
        idOf={idOf}
        nameOf={nameOfDevice}
        hrefOf={({ id }) => hrefOf(`devices/${id}`)}
      />
      {many.dialog}
      {isAdding && <AddDevice onAdded={many.changed} onClose={() => setAdding(false)} />}
    </>
  );
}

const readDevices: ReadFiltered<ListedDevice> = asked => (page, signal) =>
  client.devices.list({ ...asked, ...page, expand: ['holders'] }, { signal });

function idOf({ id }: Device): string {
  return id;
}
