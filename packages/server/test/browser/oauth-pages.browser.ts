/** The pages of the sign-in in a real browser: accessible in both themes, at every width, within their own policy. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { consentPage } from '../../src/dialects/oauth/pages/consent-page.ts';
import { errorPage, goOnPage, signedOutPage } from '../../src/dialects/oauth/pages/plain-pages.ts';
import { signInPage } from '../../src/dialects/oauth/pages/sign-in-page.ts';
import { useChromium } from '../support/chromium.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const form = { token: 'token', cookie: 'form=1' };
const asked = {
  prefix: '',
  request: 'client_id=app',
  form,
  login: 'ada.lindqvist',
  providers: [{ name: 'Example ID', query: 'client_id=app&provider=1' }],
  isNameFirst: false,
  formAction: "'self'",
};
const failure = { status: 401, text: 'The login or the password is wrong.' };
const person = 'Venkatanarasimharajuvaripeta Subrahmanyam Chandrasekharan';
const consent = {
  prefix: '',
  application: 'Dispatch',
  person,
  scopes: ['devices:write', 'people.org:read'],
  request: '',
  form,
} as const;

const PAGES = {
  'sign-in': signInPage({ application: 'Dispatch', ...asked }),
  'refused sign-in': signInPage({ application: 'Dispatch', ...asked, organization: 'Harbour', failure }),
  'sign-in by name': signInPage({ application: 'Dispatch', ...asked, isNameFirst: true }),
  'way to a provider': goOnPage('#', 'Example ID'),
  consent: consentPage({ ...consent, formAction: "'self'" }),
  error: errorPage(400, 'The redirect URI is not registered.'),
  'signed out': signedOutPage([]),
};

describe('the pages of the sign-in', () => {
  const browser = useChromium();

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`have no fault that axe finds, and fit, in the ${colorScheme} theme`, async () => {
      for (const width of [360, 1440, 2560]) {
        const page = await browser().newPage({ colorScheme, viewport: { width, height: 900 }, bypassCSP: false });
        for (const [name, { html }] of Object.entries(PAGES)) {
          await page.setContent(html);
          assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, name);
          const [red = 0] = String(await page.evaluate('getComputedStyle(document.body).backgroundColor')).match(/\d+/g) ?? [];
          assert.equal(Number(red) < 128, colorScheme === 'dark', `the background of ${name}`);
          await page.evaluate(AXE);
          assert.deepEqual(await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))'), [], name);
        }
        await page.close();
      }
    });
  }
});
