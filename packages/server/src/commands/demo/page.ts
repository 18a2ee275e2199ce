/** The page that `heldby demo` prints: commands to paste into another terminal. */
import { toIso } from '../../lib/instant.ts';
import { PASSWORD } from './catalogs.ts';
import type { Demo } from './scene.ts';
import { readBack, type SecretFiles } from './secrets.ts';

/** One thing to try. */
export interface Try {
  readonly title: string;
  readonly command: string;
}

export function triesOf(demo: Demo, url: string, secrets: SecretFiles): Try[] {
  const bearer = (file: string) => `-H "Authorization: Bearer ${readBack(file)}"`;
  const get = (path: string) => `curl -s -w '\\n' ${bearer(secrets.admin)} '${url}${path}'`;
  const native = (path: string) => get(`/registry/v1${path}`);
  const { person, handedOver, shared, host, guest } = demo;
  const devicesOf = (id: string) => `/people/${id}/devices`;
  return [
    { title: `What ${person.displayName} holds: everything, in one call`, command: native(devicesOf(person.id)) },
    {
      title: `The same as the Genesys Cloud API shows it to ${person.firstName}: phones and tablets`,
      command: `curl -s -w '\\n' ${bearer(secrets.person)} '${url}/api/v2/mobiledevices'`,
    },
    {
      title: "As Webex' Get Person Devices shows it: the own desk phone, and the line on a colleague's",
      command: get(`/v1/telephony/config/people/${person.id}/devices`),
    },
    {
      title: 'As Apperian shows it: the phone, and the app catalogs with since when',
      command: `curl -s -w '\\n' -H "X-TOKEN:${readBack(secrets.admin)}" '${url}/v2/device_users/users/${person.number}/'`,
    },
    {
      title: `${person.firstName} signs in to the app catalog on another tablet, which assigns it`,
      command: catalogLogin(demo, url),
    },
    {
      title: `Who is on the phone at the front desk, with ${guest.displayName} as its guest`,
      command: native(`/devices/${shared.id}/holders`),
    },
    {
      title: `Who holds the loaner now: ${handedOver.to.displayName}`,
      command: native(`/devices/${handedOver.device.id}/holders`),
    },
    {
      title: `Who held it before it was handed over: ${handedOver.from.displayName}`,
      command: native(`/devices/${handedOver.device.id}/holders?asOf=${toIso(handedOver.before)}`),
    },
    {
      title: `What ${handedOver.from.displayName} held at that moment`,
      command: native(`${devicesOf(handedOver.from.id)}?asOf=${toIso(handedOver.before)}`),
    },
    {
      title: `${host.displayName}'s phone, as Webex' Get Person Devices shows it`,
      command: get(`/v1/telephony/config/people/${host.id}/devices`),
    },
    {
      title: 'Whose lines are on it, as Webex shows its members',
      command: get(`/v1/telephony/config/devices/${shared.id}/members`),
    },
    { title: 'The first desk phones, as the Webex Devices API lists them', command: get('/v1/devices?max=2') },
    { title: "Guests at others' phones, in Webex' hot desking", command: get('/v1/hotdesk/sessions') },
    { title: "Genesys Cloud's own SDK, unmodified (run it in the repository's root)", command: sdkScript(demo, url, secrets) },
  ];
}

function catalogLogin({ person }: Demo, url: string): string {
  const device_info = { udid: 'tablet', name: 'Tablet', operating_system: 104 };
  const body = { user_id: person.login, password: PASSWORD, device_info };
  return `curl -s -w '\\n' '${url}/v2/catalog/authenticate/' -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`;
}

function sdkScript({ client }: Demo, url: string, secrets: SecretFiles): string {
  const { hostname, port, protocol } = new URL(url);
  return `NO_PROXY=${hostname} node --input-type=module <<'JS'
import { readFileSync } from 'node:fs';
import sdk from 'purecloud-platform-client-v2';
const secret = readFileSync(${JSON.stringify(secrets.client)}, 'utf8').trim();
sdk.ApiClient.instance.setGateway({ protocol: '${protocol.slice(0, -1)}', host: '${hostname}', port: ${port} });
await sdk.ApiClient.instance.loginClientCredentialsGrant('${client.id}', secret);
const api = new sdk.MobileDevicesApi();
const phone = { deviceToken: 'token-1', notificationId: 'n-1', make: 'Apple', model: 'iPhone17,1', acceptNotifications: true, type: 'ios' };
const { id } = await api.postMobiledevices(phone);
console.log('registered', await api.getMobiledevice(id));
console.log('listed', (await api.getMobiledevices({ pageSize: 50 })).total);
console.log('changed', (await api.putMobiledevice(id, { body: { ...phone, name: 'Spare phone' } })).name);
console.log('deleted', await api.deleteMobiledevice(id));
JS`;
}

/** With which to sign in in a browser. */
export interface Account {
  readonly login: string;
  readonly password: string;
  readonly role: string;
}

export function accountsOf({ admin, person }: Demo): Account[] {
  return [
    { login: admin.login, password: PASSWORD, role: 'administrator' },
    { login: person.login, password: PASSWORD, role: 'member' },
  ];
}

export function pageOf(demo: Demo, url: string, tries: readonly Try[]): string {
  const accounts = accountsOf(demo).map(({ login, password, role }) => `  ${login}  password ${password}  (${role})`);
  const sections = tries.map(({ title, command }) => `# ${title}\n${command}`);
  return `heldby demo: ${url}/
Open this address in a browser, and sign in as one of them:
${accounts.join('\n')}

${demo.organization}: ${demo.people} people and ${demo.devices} devices, and two years of history. Ctrl+C ends it and removes its folder.
The API of every face, to read and to try in a browser: ${url}/docs/
Commands to paste into another terminal:

${sections.join('\n\n')}
`;
}
