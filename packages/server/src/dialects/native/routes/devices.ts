/** The native routes about devices. */
import { routes as api, type ListedDevice } from '@heldby/contract';
import type { DeviceInput } from '../../../core/devices/create.ts';
import { toAssignment, toDeviceNow } from '../../../core/objects.ts';
import type { DeviceFacts } from '../../../domain/device.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import type * as devices from '../../../services/devices/listed.ts';
import { idOf } from '../ids.ts';
import { forNew, withDeviceDetails } from '../mapping/details.ts';
import { toHolder } from '../mapping/held.ts';
import { identifiersIn } from '../mapping/identifiers.ts';
import { afterIn, beforeIn, idIn, listRequest, toListPage } from '../mapping/lists.ts';
import { toPage } from '../mapping/pages.ts';
import { sinceIn, withoutSince } from '../mapping/past.ts';
import { asOf, membersOf, pageOf, writeOf } from '../mapping/requests.ts';
import { tagged } from '../mapping/tags.ts';

export const deviceRoutes: readonly DialectRoute[] = [
  serve(api.createDevice, async (call, services) =>
    tagged(
      call,
      toDeviceNow(
        await services.devices.create(writeOf(call), {
          ...(withDeviceDetails(forNew(withoutSince(membersOf(call.body)))) as DeviceInput),
          ...sinceIn(call.body),
        }),
      ),
    ),
  ),
  serve(api.listDevices, async ({ actor, query }, services) => {
    const { expand = [], fields } = query;
    const filter = {
      kinds: query.kind ?? null,
      platforms: query.platform ?? null,
      model: query.model ?? null,
      make: query.make ?? null,
      state: query.state ?? null,
      locationId: idIn(query.location),
      tag: query.tag ?? null,
      holderless: query.holderless ?? null,
      personId: idIn(query.person),
      ownerId: idIn(query.owner),
      serial: query.serial ?? null,
      mac: query.mac ?? null,
      udid: query.udid ?? null,
      identifiers: identifiersIn(query),
      lifecycles: query.lifecycle ?? null,
      inactiveSince: beforeIn(query, 'inactiveSince'),
      activeSince: beforeIn(query, 'activeSince'),
      createdAfter: afterIn(query, 'createdAfter'),
      createdBefore: beforeIn(query, 'createdBefore'),
      search: query.q ?? null,
    };
    const page = await services.devices.list(actor, { ...listRequest(query, filter), expand });
    return toListPage(page, fields && [...fields, ...expand], toListed);
  }),
  serve(api.getDevice, async (call, services) =>
    tagged(call, toDeviceNow(await services.devices.get(call.actor, idOf(call, 'device')))),
  ),
  serve(api.updateDevice, async (call, services) => {
    const input = withDeviceDetails(membersOf(call.body)) as DeviceFacts;
    return tagged(call, toDeviceNow(await services.devices.update(writeOf(call), idOf(call, 'device'), input)));
  }),
  serve(api.renameDevice, async (call, services) =>
    tagged(call, toDeviceNow(await services.devices.rename(writeOf(call), idOf(call, 'device'), call.body.name))),
  ),
  serve(api.disableDevice, async (call, services) =>
    tagged(call, toDeviceNow(await services.devices.disable(writeOf(call), idOf(call, 'device')))),
  ),
  serve(api.enableDevice, async (call, services) =>
    tagged(call, toDeviceNow(await services.devices.enable(writeOf(call), idOf(call, 'device')))),
  ),
  serve(api.listHoldersOfDevice, async (call, services) => {
    const holders = await services.holdings.holdersOf(call.actor, idOf(call, 'device'), asOf(call.query));
    return { items: holders.map(toHolder) };
  }),
  serve(api.listHistoryOfDevice, async (call, services) => {
    const deviceId = idOf(call, 'device');
    return toPage(await services.holdings.historyOfDevice(call.actor, deviceId, pageOf(call.query)), toAssignment);
  }),
];

function toListed(device: devices.ListedDevice): ListedDevice {
  const shown = toDeviceNow(device);
  return device.holders === undefined ? shown : { ...shown, holders: [...device.holders] };
}
