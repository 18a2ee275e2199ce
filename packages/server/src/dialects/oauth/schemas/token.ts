/** Requests and answers of the endpoints that clients call themselves (RFC 6749 §3.2, RFC 7009, RFC 8414). */
import { LENGTHS } from '@heldby/contract';
import Type from 'typebox';

const optional = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const id = optional(LENGTHS.id);
const secret = optional(LENGTHS.clientSecret);
const opaque = optional(LENGTHS.opaque);

/** The members of all grants; each reads its own. */
export const TokenRequest = Type.Object({
  grant_type: id,
  client_id: id,
  client_secret: secret,
  code: opaque,
  redirect_uri: optional(LENGTHS.url),
  code_verifier: id,
  refresh_token: opaque,
});

export const TokenReply = Type.Object({
  access_token: Type.String(),
  token_type: Type.String(),
  expires_in: Type.Integer({ description: 'Seconds' }),
  refresh_token: opaque,
  scope: opaque,
});

export const RevokeRequest = Type.Object({ token: opaque, client_id: id, client_secret: secret });

const url = Type.String();
const words = Type.Array(Type.String());

export const Metadata = Type.Object({
  issuer: url,
  authorization_endpoint: url,
  token_endpoint: url,
  revocation_endpoint: url,
  scopes_supported: words,
  response_types_supported: words,
  response_modes_supported: words,
  grant_types_supported: words,
  token_endpoint_auth_methods_supported: words,
  revocation_endpoint_auth_methods_supported: words,
  code_challenge_methods_supported: words,
});
