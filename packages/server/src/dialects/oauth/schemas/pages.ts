/** What the pages that people visit take: queries, and the forms on them. */
import { LENGTHS } from '@heldby/contract';
import Type from 'typebox';

const optional = (maxLength: number, description?: string) =>
  Type.Optional(Type.String({ maxLength, ...(description === undefined ? {} : { description }) }));
const id = optional(LENGTHS.id);
const url = optional(LENGTHS.url);
const opaque = optional(LENGTHS.opaque);

export const AuthorizeQuery = Type.Object({
  client_id: id,
  redirect_uri: url,
  response_type: optional(LENGTHS.short, '`code` or `token`'),
  scope: opaque,
  state: opaque,
  code_challenge: id,
  code_challenge_method: optional(LENGTHS.short, '`S256`'),
  org: optional(LENGTHS.name, 'Name or id of the organization'),
  provider: optional(
    LENGTHS.name,
    "Straight to a provider of the organization: its id or name, or any word for that of the login hint's domain, or for the only one",
  ),
  login_hint: optional(LENGTHS.email),
  prompt: optional(LENGTHS.short, '`login` asks for the password again; `none` shows no page'),
});

export const SignInForm = Type.Object({
  request: opaque,
  form_token: id,
  organization: optional(LENGTHS.name),
  login: optional(LENGTHS.email),
  password: optional(LENGTHS.password),
  step: optional(
    LENGTHS.short,
    '`continue`: to the provider of the login; `password`: to the field for it; `provider`: to the organization',
  ),
});

export const ConsentForm = Type.Object({ request: opaque, form_token: id, decision: optional(LENGTHS.short) });

export const CallbackQuery = Type.Object({ code: opaque, state: opaque });

export const LogoutQuery = Type.Object({ client_id: id, redirect_uri: url });
