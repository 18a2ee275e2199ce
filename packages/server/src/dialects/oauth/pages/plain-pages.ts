/** Pages without a form: an error, the way to a provider, and the end of a session. */
import type { Page } from '../../../http/dialect/dialect.ts';
import { html } from './html.ts';
import { alert, toPage } from './page.ts';

export function errorPage(status: number, text: string): Page {
  const content = html`${alert(text)}
<p>Go back to the application and try again; if that does not help, tell the people who run it.</p>`;
  return toPage({ title: 'This did not work', content, status });
}

export function signedOutPage(cookies: readonly string[]): Page {
  return toPage({ title: 'You are signed out', content: html`<p>You can close this page.</p>`, cookies });
}

/** Between a form and a provider: browsers apply `form-action` to redirects, and where the provider has its pages is not known here. */
export function goOnPage(path: string, provider: string, cookies: readonly string[] = []): Page {
  const content = html`<p><a href="${path}">Go on to ${provider}</a></p>`;
  return toPage({ title: 'Sign in', content, next: path, cookies });
}
