/** The demo's managed handset: a person signs in to the app catalog on a tablet, in the app and in the browser. */

import type { Person } from '../../domain/person.ts';
import type { Services } from '../../services/services.ts';
import { hex } from './data.ts';

/** Of everybody who has a password. The page shows it. */
export const PASSWORD = 'harbour-lights';
const UDID = hex(40, 300);
const LIFETIME_SECONDS = 86_400;
const TABLET = { make: 'Apple, Inc.', model: 'iPad16,3', platform: 'ios', osVersion: '26.1', serial: 'DMPX7K2LQ1' } as const;

/** The person signs in with their password, which adds two devices for one tablet: its native and web catalogs share the udid and the serial number. */
export async function signInToCatalogs({ catalogs }: Services, person: Person): Promise<void> {
  const attempt = { login: person.login, password: PASSWORD, address: '10.30.0.8', lifetimeSeconds: LIFETIME_SECONDS };
  for (const [kind, name] of [
    ['native_catalog', 'App catalog'],
    ['web_catalog', 'Web catalog'],
  ] as const) {
    const extras = { apperian: { operating_system: 1, operating_system_name: 'iOS', form_factor: 2, camera: true } };
    const device = { kind, udid: UDID, facts: { ...TABLET, name, extras }, apnsToken: undefined };
    await catalogs.signInOn({ ...attempt, requestId: `demo ${kind}` }, device);
  }
}
