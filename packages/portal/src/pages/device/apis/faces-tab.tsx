/** The device as each vendor's API shows it, or why that one does not. */
import type { DeviceFace } from '@heldby/client';
import { Asked } from '../../../app/asked.tsx';
import { hrefOf } from '../../../app/router.ts';
import { client } from '../../../data/client.ts';
import { Notice } from '../../../kit/notice.tsx';
import { Tabs } from '../../../kit/tabs.tsx';
import { FACES } from '../../../words/device-parts.ts';
import type { Shown } from '../opened.ts';
import { FaceViewCard } from './face-view.tsx';
import { sharedViews } from './views.ts';

export function FacesTab({ device, face }: Shown & { readonly face: string | null }) {
  return (
    <Asked ask={`devices/${device.id}/faces`} load={signal => client.devices.faces(device.id, { signal })} rows={8}>
      {({ items, isCut }) => {
        const chosen = items.find(each => each.face === face) ?? items[0];
        return (
          <div class="device-column">
            <Tabs label={FACES.label} tabs={items.map(each => tabOf(device.id, each, each === chosen))} />
            {isCut && <Notice>{FACES.cut}</Notice>}
            {chosen !== undefined && <ShownFace face={chosen} />}
          </div>
        );
      }}
    </Asked>
  );
}

function tabOf(deviceId: string, { face, shown }: DeviceFace, current: boolean) {
  const query = new URLSearchParams({ tab: 'apis', api: face });
  const name = nameOf(face);
  return { href: hrefOf(`devices/${deviceId}`, query), text: shown ? name : FACES.hiddenTab(name), current };
}

function nameOf(face: string): string {
  return FACES.names[face] ?? face;
}

function ShownFace({ face }: { readonly face: DeviceFace }) {
  const name = nameOf(face.face);
  return (
    <section class="device-column" aria-label={name}>
      <Notice tone={face.shown ? 'good' : 'warn'}>
        <strong>{face.shown ? FACES.shown(name) : FACES.hidden(name)}</strong>
        <Reasons face={face} />
      </Notice>
      {sharedViews(face.views).map(shared => (
        <FaceViewCard key={`${shared.view.path} ${shared.view.within ?? ''}`} face={face.face} shared={shared} />
      ))}
    </section>
  );
}

function Reasons({ face }: { readonly face: DeviceFace }) {
  if (face.reasons.length === 0) return null;
  return (
    <>
      {face.shown && <p>{FACES.partly}</p>}
      <ul>
        {face.reasons.map(({ code, detail, holder }) => (
          <li key={`${code} ${holder?.id ?? ''}`}>
            {holder !== null && <bdi>{FACES.of(holder.name)} </bdi>}
            {detail}
          </li>
        ))}
      </ul>
    </>
  );
}
