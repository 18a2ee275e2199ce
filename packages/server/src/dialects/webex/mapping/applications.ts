/** A person's apps for calls, and where they answer first (contract webex §3.10). Pure. */
import type { Extras } from '../../../core/extras.ts';
import { DESK_KINDS, type Device } from '../../../domain/device.ts';
import type { Kept } from '../../../services/telephony/kept-settings.ts';
import { renderId, uuidOf } from '../ids.ts';
import { invalidField } from '../problems.ts';
import type * as api from '../schemas/applications.ts';
import { fitTo, fromExtras, keptIn, toExtras } from './extras.ts';
import { present, productOf } from './shared.ts';

/** heldby keeps nobody from an app. */
const ON: api.Switches = {
  ringDevicesForClickToDialCallsEnabled: true,
  ringDevicesForGroupPageEnabled: true,
  ringDevicesForCallParkEnabled: true,
  browserClientEnabled: true,
  desktopClientEnabled: true,
  tabletClientEnabled: true,
  mobileClientEnabled: true,
};
const SWITCHES = Object.keys(ON) as (keyof api.Switches)[];

/** Of several apps of a kind the oldest. No device says that it is a tablet. */
export function toApplicationSettings({ person, endpoints, freeDevices }: Kept): api.ApplicationSettings {
  const switches = { ...ON, ...fromExtras<api.Switches>(person, SWITCHES) };
  const idOf = (isEnabled: boolean, isOne: (device: Device) => boolean) => {
    const found = isEnabled ? endpoints.find(isOne) : undefined;
    return found === undefined ? null : endpointId(found);
  };
  const clients = {
    browserClientId: idOf(switches.browserClientEnabled, ({ kind }) => kind === 'browser'),
    desktopClientId: idOf(switches.desktopClientEnabled, device => device.kind === 'mobile' && isDesktop(device)),
    mobileClientId: idOf(switches.mobileClientEnabled, device => device.kind === 'mobile' && !isDesktop(device)),
  };
  return { ...switches, ...present(clients), availableLineCount: freeDevices };
}

/** An app is on a computer where its platform is that of one. */
function isDesktop({ platform }: Device): boolean {
  return platform === 'windows';
}

/** What is left out stays as it is. */
export function toKeptApplications(body: api.ApplicationSettingsInput, { person }: Kept): Extras {
  return fitTo(toExtras(SWITCHES, body) ?? {}, person, { ...ON });
}

export function toPreferredAnswer({ person, endpoints }: Kept): api.PreferredAnswer {
  const preferred = endpoints.find(({ id }) => id === keptIn(person).preferredAnswerEndpointId);
  return {
    ...(preferred === undefined ? {} : { preferredAnswerEndpointId: endpointId(preferred) }),
    endpoints: endpoints.map(device => ({
      id: endpointId(device),
      type: isDesk(device) ? 'DEVICE' : 'APPLICATION',
      name: endpointName(device),
    })),
  };
}

/** The one that is preferred must be among those that the person has. */
export function toKeptPreference(id: string | null, { endpoints }: Kept): Extras {
  const preferredAnswerEndpointId = id === null ? undefined : uuidOf(id);
  if (id !== null && !endpoints.some(device => device.id === preferredAnswerEndpointId)) {
    throw invalidField('preferredAnswerEndpointId');
  }
  return { webex: { preferredAnswerEndpointId } };
}

function endpointId(device: Device): string {
  return renderId(isDesk(device) ? 'CALLING_DEVICE' : 'APPLICATION', device.id);
}

function isDesk({ kind }: Device): boolean {
  return DESK_KINDS.includes(kind);
}

const TAG = 'name=';

/** With the name that a tag gives the device, as at the vendor. */
function endpointName(device: Device): string {
  const name = device.model === null ? (device.name ?? device.kind) : productOf(device);
  const tag = device.tags.find(each => each.startsWith(TAG));
  return tag === undefined ? name : `${name} (${tag.slice(TAG.length).trim()})`;
}
