/** telephony/config/devices: one device's configuration, and what can be configured at all (contract webex §3). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toConfiguredDevice, toDeviceSettings, toMacsReply } from '../mapping/configured-devices.ts';
import { supportedDevices, UPGRADE_CHANNELS } from '../mapping/supported-devices.ts';
import { webexModel } from '../models/catalogue.ts';
import {
  ConfiguredDevice,
  DeviceSettings,
  DeviceSettingsInput,
  MacsInput,
  MacsReply,
  SipPassword,
  SupportedDevices,
} from '../schemas/configured-devices.ts';
import { filter, orgId } from '../schemas/requests.ts';
import { serveWebex } from './serve.ts';

const READ = 'spark-admin:telephony_config_read';
const WRITE = 'spark-admin:telephony_config_write';
const DEVICES = '/v1/telephony/config/devices';
const DEVICE = `${DEVICES}/{deviceId}`;
const query = Type.Object(orgId);

const getDevice = defineRoute({
  id: 'webex.configuredDevices.get',
  method: 'GET',
  path: DEVICE,
  summary: "A device's configuration.",
  scope: READ,
  query,
  status: 200,
  reply: ConfiguredDevice,
});

const putDevice = defineRoute({
  id: 'webex.configuredDevices.replace',
  method: 'PUT',
  path: DEVICE,
  summary: "Changes a device's SIP password.",
  scope: WRITE,
  query,
  body: SipPassword,
  status: 204,
  reply: null,
});

const applyChanges = defineRoute({
  id: 'webex.configuredDevices.applyChanges',
  method: 'POST',
  path: `${DEVICE}/actions/applyChanges/invoke`,
  summary: 'Tells the device to apply its configuration.',
  scope: WRITE,
  query,
  status: 204,
  reply: null,
});

const validateMacs = defineRoute({
  id: 'webex.configuredDevices.validateMacs',
  method: 'POST',
  path: `${DEVICES}/actions/validateMacs/invoke`,
  summary: 'Whether phones could be added with these MAC addresses.',
  scope: WRITE,
  query,
  body: MacsInput,
  status: 200,
  reply: MacsReply,
});

const model = { deviceModel: filter, model: filter };

const getSettings = defineRoute({
  id: 'webex.configuredDevices.settings.get',
  method: 'GET',
  path: `${DEVICE}/settings`,
  summary: "A device's settings, or the default ones where none are stored.",
  scope: READ,
  query: Type.Object({ ...orgId, ...model }),
  status: 200,
  reply: DeviceSettings,
});

const putSettings = defineRoute({
  id: 'webex.configuredDevices.settings.replace',
  method: 'PUT',
  path: `${DEVICE}/settings`,
  summary: "Replaces a device's settings.",
  scope: WRITE,
  query: Type.Object({ ...orgId, ...model }),
  body: DeviceSettingsInput,
  status: 204,
  reply: null,
});

const listSupported = defineRoute({
  id: 'webex.supportedDevices.list',
  method: 'GET',
  path: '/v1/telephony/config/supportedDevices',
  summary: 'The models that can be added.',
  scope: READ,
  query: Type.Object({
    ...orgId,
    allowConfigureLayoutEnabled: Type.Optional(Type.Boolean()),
    type: filter,
  }),
  status: 200,
  reply: SupportedDevices,
});

export const configuredDeviceRoutes: readonly DialectRoute[] = [
  serveWebex(getDevice, async (call, { deskPhones }) =>
    toConfiguredDevice(await deskPhones.configuration(call.actor, idOf(call, 'deviceId')), call.actor.policy),
  ),
  serveWebex(putDevice, async (call, { deskSettings }) =>
    deskSettings.setSipPassword(call.write, idOf(call, 'deviceId'), call.body.sipPassword),
  ),
  serveWebex(applyChanges, async (call, { deskSettings }) => deskSettings.applyChanges(call.write, idOf(call, 'deviceId'))),
  serveWebex(validateMacs, async (call, { deskPhones }) => {
    const macs = [call.body.macs].flat();
    return toMacsReply(macs, await deskPhones.checkMacs(call.actor, macs));
  }),
  serveWebex(getSettings, async (call, { deskSettings }) =>
    toDeviceSettings(await deskSettings.customizations(call.actor, idOf(call, 'deviceId')), call.actor.policy),
  ),
  serveWebex(putSettings, async (call, { deskSettings }) => {
    const { customizations: values, customEnabled: enabled } = call.body;
    await deskSettings.customize(call.write, idOf(call, 'deviceId'), { values, enabled });
  }),
  serveWebex(listSupported, async ({ actor, query: { type, allowConfigureLayoutEnabled } }, { deskPhones }) => {
    const models = deskPhones.models(actor).flatMap(({ model }) => webexModel(model, actor.policy) ?? []);
    const devices = supportedDevices(models, type, allowConfigureLayoutEnabled);
    return { upgradeChannelList: [...UPGRADE_CHANNELS], devices };
  }),
];
