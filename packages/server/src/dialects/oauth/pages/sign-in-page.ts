/** The page on which a person signs in. */
import type { Page } from '../../../http/dialect/dialect.ts';
import { type Html, html } from './html.ts';
import { alert, toPage } from './page.ts';

export interface SignInPage {
  /** Before the paths of this server, behind a proxy that removes it. */
  readonly prefix: string;
  /** The application that the person wants to use. */
  readonly application: string;
  /** The authorization request, as a query. */
  readonly request: string;
  readonly form: { readonly token: string; readonly cookie: string };
  readonly formAction: string;
  readonly login: string;
  /** Present where the person has to say which organization is theirs. */
  readonly organization?: string;
  /** The organization's own providers, with the requests that lead to them. */
  readonly providers: readonly { readonly name: string; readonly query: string }[];
  /** Whether the login is asked for alone, because it may lead to a provider. */
  readonly isNameFirst: boolean;
  readonly failure?: { readonly status: number; readonly text: string };
}

export function signInPage(page: SignInPage): Page {
  const { prefix, application, request, form, login, organization, providers, isNameFirst, failure } = page;
  // Marks a wrong field as invalid, and links it to the message that explains it.
  const invalid = failure?.status === 401 ? html` aria-invalid="true" aria-describedby="alert"` : undefined;
  const content = html`${failure && alert(failure.text)}
<p>to continue to <strong>${application}</strong></p>
<form method="post" action="${prefix}/oauth/sign-in">
<input type="hidden" name="request" value="${request}">
<input type="hidden" name="form_token" value="${form.token}">
${organization === undefined ? undefined : organizationField(organization, invalid)}
<label for="login">Login</label>
<input id="login" name="login" value="${login}" autocomplete="username" autocapitalize="none" spellcheck="false" required${invalid}${login === '' ? AUTOFOCUS : undefined}>
${isNameFirst ? NEXT : passwordField(invalid, login !== '')}
</form>
${organization === undefined ? undefined : elsewhere(page, organization)}
${providers.map(({ name, query }) => html`<p><a href="${prefix}/oauth/provider?${query}">Sign in with ${name}</a></p>\n`)}`;
  return toPage({
    title: 'Sign in',
    content,
    status: failure?.status ?? 200,
    cookies: [form.cookie],
    formAction: page.formAction,
  });
}

/** The first button is the one that Enter presses. */
const NEXT = html`<button type="submit" name="step" value="continue">Continue</button>
<button type="submit" name="step" value="password">Use a password</button>`;

/** The first field that is empty: there is nothing else to do on the page. */
const AUTOFOCUS = html` autofocus`;

function passwordField(invalid: Html | undefined, isNext: boolean): Html {
  return html`<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${invalid}${isNext ? AUTOFOCUS : undefined}>
<button type="submit">Sign in</button>`;
}

function organizationField(organization: string, invalid: Html | undefined): Html {
  return html`<label for="organization">Organization</label>
<input id="organization" name="organization" value="${organization}" autocomplete="organization" required${invalid}>`;
}

/** Where the organization is not known, neither are its providers. The answer does not tell whether there is such an organization. */
function elsewhere({ prefix, request, form, login }: SignInPage, organization: string): Html {
  return html`<details>
<summary>Sign in with your organization's own provider</summary>
<form method="post" action="${prefix}/oauth/sign-in">
<input type="hidden" name="request" value="${request}">
<input type="hidden" name="form_token" value="${form.token}">
<label for="org">Organization</label>
<input id="org" name="organization" value="${organization}" autocomplete="organization" required>
<label for="hint">Mail address</label>
<input id="hint" name="login" value="${login}" autocomplete="username" autocapitalize="none" spellcheck="false" required>
<button type="submit" name="step" value="provider">Continue</button>
</form>
</details>`;
}
