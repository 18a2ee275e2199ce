/** The goldens that the API reference shows as examples. `golden.test.ts` sends each to a server. */
import type { Example } from '../../../http/dialect/reference.ts';
import deletePairing from './delete-pairing.json' with { type: 'json' };
import deletePairingId from './delete-pairing-id.json' with { type: 'json' };
import getPairing from './get-pairing.json' with { type: 'json' };
import getUnknownDevice from './get-unknown-device.json' with { type: 'json' };
import listDevices from './list-devices.json' with { type: 'json' };
import listPairings from './list-pairings.json' with { type: 'json' };
import listUnknownUser from './list-unknown-user.json' with { type: 'json' };
import loginIncomplete from './login-incomplete.json' with { type: 'json' };
import loginWrong from './login-wrong.json' with { type: 'json' };

export const examples: Readonly<Record<string, Example>> = {
  'delete-pairing': deletePairing,
  'delete-pairing-id': deletePairingId,
  'get-pairing': getPairing,
  'get-unknown-device': getUnknownDevice,
  'list-devices': listDevices,
  'list-pairings': listPairings,
  'list-unknown-user': listUnknownUser,
  'login-incomplete': loginIncomplete,
  'login-wrong': loginWrong,
};
