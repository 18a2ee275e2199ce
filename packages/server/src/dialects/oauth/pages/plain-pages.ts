/** Pages without a form: an error, and the end of a session. */
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
