/** What `heldby emulate` prints: the address, tokens, and a first command for each vendor and role. */
import type { OpenEmulator } from '../../emulation/emulator.ts';
import type { Emulator, EmulatorRole, Vendor } from '../../emulation/public.ts';

export interface Try {
  readonly vendor: Vendor;
  readonly role: EmulatorRole;
  readonly command: string;
}

const ADMINISTRATOR_PATHS: Readonly<Record<Vendor, string>> = {
  native: '/registry/v1/devices?limit=3',
  genesys: '/api/v2/users/me',
  webex: '/v1/devices?max=3',
  apperian: '/v1/users',
};
const OWN_PATHS: Readonly<Record<Vendor, string>> = {
  native: '/registry/v1/me',
  genesys: '/api/v2/mobiledevices',
  webex: '/v1/people/me',
  apperian: '/v1/users/info',
};
/** They read what is of others. */
const READERS: ReadonlySet<EmulatorRole> = new Set(['full', 'read_only']);

export function triesOf({ url, tokens }: Emulator): Try[] {
  return (Object.keys(tokens) as Vendor[]).flatMap(vendor =>
    (Object.entries(tokens[vendor]) as [EmulatorRole, string][]).map(([role, token]) => {
      const path = (READERS.has(role) ? ADMINISTRATOR_PATHS : OWN_PATHS)[vendor];
      const header = vendor === 'apperian' ? `X-TOKEN: ${token}` : `Authorization: Bearer ${token}`;
      return { vendor, role, command: `curl -s '${url}${path}' -H '${header}'` };
    }),
  );
}

const NAMES: Readonly<Record<Vendor, string>> = {
  native: "heldby's own API",
  genesys: 'Genesys Cloud',
  webex: 'Webex',
  apperian: 'Apperian',
};

export function pageOf({ url, organization, people, client, signsIn }: OpenEmulator, tries: readonly Try[]): string {
  const sections = (Object.keys(NAMES) as Vendor[]).map(vendor => {
    const lines = tries.filter(each => each.vendor === vendor).map(({ role, command }) => `# ${role}\n${command}`);
    return `${NAMES[vendor]}\n${lines.join('\n')}`;
  });
  const oauth = client === null ? '' : `\nOAuth client: ${client.id}, secret ${client.secret}`;
  const signIn = signsIn === null ? 'nobody has a password' : `sign in as ${signsIn.login}, password ${signsIn.password}`;
  return `heldby emulates Genesys Cloud, Webex and Apperian at ${url}
All of it is in memory and gone when this ends (Ctrl+C). The tokens are the same at each start.
${organization.name}: ${people.length} people; ${signIn}${oauth}

${sections.join('\n\n')}

Look on:       ${url}/portal/emulator
Reset it:      curl -X POST ${url}/_emulator/reset
Let it fail:   curl ${url}/_emulator/faults -d '{"path": "/v1/*", "status": 503}'
Let days pass: curl ${url}/_emulator/clock -d '{"advance": "P7D"}'
See requests:  curl ${url}/_emulator/requests
How far it can be trusted: ${url}/_emulator/fidelity
`;
}
