/** Logins as they travel (contract apperian §2). */
import Type from 'typebox';
import { DeviceInfo, FullUser, Id } from './devices.ts';

const credentials = {
  user_id: Type.String({ minLength: 1, maxLength: 200 }),
  password: Type.String({ maxLength: 4_096 }),
  organization: Type.Optional(Type.String({ maxLength: 200 })),
};
export const LoginQuery = Type.Object({ org: Type.Optional(Type.String({ maxLength: 200 })) });
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
