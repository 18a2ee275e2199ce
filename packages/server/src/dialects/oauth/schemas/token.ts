/** Requests and answers of the endpoints that clients call themselves (RFC 6749 §3.2, RFC 7009, RFC 8414). */
import Type from 'typebox';

const optional = Type.Optional(Type.String());

/** The members of all grants; each reads its own. */
export const TokenRequest = Type.Object({
  grant_type: optional,
  client_id: optional,
  client_secret: optional,
  code: optional,
  redirect_uri: optional,
  code_verifier: optional,
  refresh_token: optional,
});

export const TokenReply = Type.Object({
  access_token: Type.String(),
  token_type: Type.String(),
  expires_in: Type.Integer({ description: 'Seconds' }),
  refresh_token: optional,
  scope: optional,
});

export const RevokeRequest = Type.Object({ token: optional, client_id: optional, client_secret: optional });

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
