/** The list of devices. */
import type { Device } from '@heldby/client';
import { useMemo } from 'preact/hooks';
import { useMany } from '../../app/list/many/use-many.tsx';
import { QueryList, type ReadFiltered } from '../../app/list/query-list.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { useLocationNames } from '../../data/location-names.ts';
import { deviceGrammar } from '../../query/devices.ts';
import { DEVICES } from '../../words/device-list.ts';
import { deviceActions } from './actions.ts';
import { deviceColumns, nameOfDevice, USUAL_COLUMNS } from './columns.tsx';
import './devices.css';

export function Page({ me, query }: PageProps) {
  const nameOfLocation = useLocationNames();
  const columns = useMemo(() => deviceColumns(nameOfLocation), [nameOfLocation]);
  const actions = useMemo(() => deviceActions(me, nameOfLocation), [me, nameOfLocation]);
  const many = useMany({ actions, nameOf: nameOfDevice, idOf });
  return (
    <>
      <QueryList
        me={me}
        query={query}
        name="devices"
        words={DEVICES}
        grammar={deviceGrammar}
        columns={columns}
        usual={USUAL_COLUMNS}
        usualSort="-createdAt"
        read={readDevices}
        version={many.version}
        {...(many.selected === undefined ? {} : { selected: many.selected })}
        {...(many.itemsOf === undefined ? {} : { actionsOf: many.itemsOf })}
        idOf={idOf}
        nameOf={nameOfDevice}
        hrefOf={({ id }) => hrefOf(`devices/${id}`)}
      />
      {many.dialog}
    </>
  );
}

const readDevices: ReadFiltered<Device> = asked => (page, signal) => client.devices.list({ ...asked, ...page }, { signal });

function idOf({ id }: Device): string {
  return id;
}
