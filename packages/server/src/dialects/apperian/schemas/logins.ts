/** Logins as they travel (contract apperian §2). */
import { LENGTHS } from '@heldby/contract';
import Type from 'typebox';
import { DeviceInfo, FullUser, Id } from './devices.ts';

const credentials = {
  user_id: Type.String({ minLength: 1, maxLength: LENGTHS.email }),
  password: Type.String({ maxLength: LENGTHS.password }),
  organization: Type.Optional(Type.String({ maxLength: LENGTHS.name })),
};
export const LoginQuery = Type.Object({ org: Type.Optional(Type.String({ maxLength: LENGTHS.name })) });
export const SignedIn = Type.Object({
  token: Type.String(),
  user: FullUser,
  organization: Type.Object({ psk: Type.Integer(), id: Id, name: Type.String() }),
});

export const Login = Type.Object(credentials);

export const CatalogLogin = Type.Object({
  ...credentials,
  remember_me: Type.Optional(Type.Boolean()),
  register_catalog: Type.Optional(Type.Boolean()),
  device_info: DeviceInfo,
});
