/** Apperian's signing credential (contract apperian §10), as it travels. */
import { LENGTHS } from '@heldby/contract';
import Type from 'typebox';
import { Id } from './devices.ts';

const platform = Type.Integer({ description: '1 iOS, 2 Android, 4 Windows Phone, 5 Windows' });

/** Unlike every other psk, this one is an id and not a number. */
export const Credential = Type.Object({ psk: Id, description: Type.String(), expiration_date: Type.String(), platform });

export const NewCredential = Type.Object({
  description: Type.String({ minLength: 1, maxLength: LENGTHS.reason }),
  expiration_date: Type.String({ minLength: 1, maxLength: LENGTHS.short }),
  platform,
});
