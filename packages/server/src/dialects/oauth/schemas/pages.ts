/** What the pages that people visit take: queries, and the forms on them. */
import Type from 'typebox';

const optional = Type.Optional(Type.String());

export const AuthorizeQuery = Type.Object({
  client_id: optional,
  redirect_uri: optional,
  response_type: Type.Optional(Type.String({ description: '`code` or `token`' })),
  scope: optional,
  state: optional,
  code_challenge: optional,
  code_challenge_method: Type.Optional(Type.String({ description: '`S256`' })),
  org: Type.Optional(Type.String({ description: 'Name or id of the organization' })),
  provider: Type.Optional(Type.String({ description: "Anything: straight to the organization's own provider" })),
  login_hint: optional,
  prompt: Type.Optional(Type.String({ description: '`login` asks for the password again' })),
});

export const SignInForm = Type.Object({ request: optional, form_token: optional, login: optional, password: optional });

export const ConsentForm = Type.Object({ request: optional, form_token: optional, decision: optional });

export const CallbackQuery = Type.Object({ code: optional, state: optional });

export const LogoutQuery = Type.Object({ client_id: optional, redirect_uri: optional });
