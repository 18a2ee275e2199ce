/** The page that asks a person whether an application may act for them. */
import type { Scope } from '../../../domain/scope.ts';
import type { Page } from '../../../http/dialect/dialect.ts';
import { html } from './html.ts';
import { toPage } from './page.ts';

/** What the application may do, in the second person. */
const ALLOWS: Readonly<Record<Scope, string>> = {
  'devices:read': 'See your devices',
  'devices:write': 'See, add, change and remove your devices',
  'devices.org:read': 'See the devices of everybody in your organization',
  'devices.org:write': 'See, add, change and remove the devices of everybody in your organization',
  'people.org:read': 'See the people of your organization',
  'people.org:write': 'See, add, change and disable the people of your organization',
  'people.org:erase': 'Erase people who have left, for good',
  'telephony:read': 'See lines and phone settings',
  'telephony:write': 'See and change lines and phone settings',
  'tokens:write': 'Make and revoke access tokens',
  'events:read': 'See the history of your organization',
  'org:admin': 'Do everything that you may do in your organization',
  'profile:read': 'Know who you are',
  'installation:admin': 'Administer the whole installation',
  'history:write': 'Enter and correct what happened in the past',
  'webhooks:read': 'See where events are sent',
  'webhooks:write': 'Send events to other servers',
  scim: 'Provision people as a directory',
};

export interface ConsentPage {
  /** Before the paths of this server, behind a proxy that removes it. */
  readonly prefix: string;
  readonly application: string;
  /** The person who is signed in. */
  readonly person: string;
  readonly scopes: readonly Scope[];
  readonly request: string;
  readonly form: { readonly token: string; readonly cookie: string };
  readonly formAction: string;
}

export function consentPage({ prefix, application, person, scopes, request, form, formAction }: ConsentPage): Page {
  const all = new Set<Scope>(['profile:read', ...scopes]);
  const items = [...all].map(scope => html`<li>${ALLOWS[scope]}</li>\n`);
  const content = html`<p>You are signed in as <strong>${person}</strong>. <strong>${application}</strong> asks to:</p>
<ul>
${items}</ul>
<form method="post" action="${prefix}/oauth/consent">
<input type="hidden" name="request" value="${request}">
<input type="hidden" name="form_token" value="${form.token}">
<button type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="deny">Do not allow</button>
</form>`;
  return toPage({ title: `Allow ${application}?`, content, cookies: [form.cookie], formAction });
}
