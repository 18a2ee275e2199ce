/** A device: what it is, who holds and held it, how each API shows it, and what can be done with it. */
import { type Device, HeldbyError, type Me } from '@heldby/client';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Refused } from '../../app/answered.tsx';
import { lazyPart } from '../../app/lazy-part.tsx';
import { PageHead } from '../../app/page-head.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf, navigate } from '../../app/router.ts';
import { answers } from '../../data/answers.ts';
import { client } from '../../data/client.ts';
import { maySee } from '../../data/me.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Empty, Loading } from '../../kit/states.tsx';
import { DEVICE } from '../../words/device.ts';
import { DeviceHead } from './head.tsx';
import type { May, Opened } from './opened.ts';
import { ShownTab } from './tab.tsx';
import { DeviceTabs, tabOf } from './tabs.tsx';
import { useDeviceCommands } from './use-device-commands.ts';
import './device.css';

const DialogOf = lazyPart(async () => (await import('./dialogs/dialog-of.tsx')).DialogOf);

export function Page({ me, params, query }: PageProps) {
  const id = params.id ?? '';
  const { value: device, error } = useAnswer(`devices/${id}`, signal => client.devices.get(id, { signal }));
  useEffect(() => {
    // The id of a registration that was merged leads to the device that is kept.
    if (device !== undefined && device.id !== id) navigate(hrefOf(`devices/${device.id}`, query), { replace: true });
  }, [device?.id, id]);
  if (device !== undefined) return <Shown me={me} device={device} query={query} />;
  const crumbs = [{ text: DEVICE.list, href: hrefOf('devices') }];
  if (error instanceof HeldbyError && (error.status === 404 || error.status === 400)) {
    return (
      <>
        <PageHead title={DEVICE.unknownTitle} crumbs={crumbs} />
        <Empty title={DEVICE.unknown} />
      </>
    );
  }
  return (
    <>
      <PageHead title={DEVICE.title} crumbs={crumbs} />
      {error === undefined ? <Loading /> : <Refused error={error} onRetry={() => answers.refresh(`devices/${id}`)} />}
    </>
  );
}

function Shown({ me, device, query }: { readonly me: Me; readonly device: Device; readonly query: URLSearchParams }) {
  const may = useMemo(() => mayOf(me), [me]);
  const [opened, setOpened] = useState<Opened>();
  const tab = tabOf(query);
  const { value, error } = useAnswer(may.read ? `devices/${device.id}/holders` : null, signal =>
    client.devices.holders(device.id, {}, { signal }),
  );
  const holders = useMemo(() => value?.items.map(({ assignment }) => assignment) ?? [], [value]);
  const areHoldersKnown = !may.read || value !== undefined || error !== undefined;
  const shown = { me, device, holders, areHoldersKnown, may, open: setOpened };
  useDeviceCommands(shown);
  return (
    <>
      <DeviceHead {...shown} />
      <DeviceTabs deviceId={device.id} tab={tab} may={may} />
      <ShownTab tab={tab} query={query} {...shown} />
      {opened !== undefined && <DialogOf {...shown} opened={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}

function mayOf(me: Me): May {
  const telephony = me.scopes.includes('telephony:read');
  return {
    read: maySee(me, 'read devices'),
    write: maySee(me, 'write devices'),
    readTimeline: maySee(me, 'read timelines'),
    writeHistory: maySee(me, 'write history') && maySee(me, 'write devices'),
    readGuests: maySee(me, 'read guests') && telephony,
    writeGuests: maySee(me, 'write guests') && me.scopes.includes('telephony:write'),
    readLines: maySee(me, 'read devices') && telephony,
    writeLines: maySee(me, 'write devices') && me.scopes.includes('telephony:write'),
    readPeople: maySee(me, 'read people'),
  };
}
