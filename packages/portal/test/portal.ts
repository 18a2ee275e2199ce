/** The portal under test: the built server with the data of the demo, a browser, and what must never happen in it. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../../..');
const SHOTS = join(ROOT, 'packages/portal/dist/screenshots');

export interface Demo {
  /** Of the portal, with a slash at the end. */
  readonly url: string;
  readonly login: string;
  readonly password: string;
}

/** A page and what was wrong in it: errors of the console, refusals of the policy, requests to other hosts. */
export interface Tab {
  readonly page: Page;
  readonly faults: readonly string[];
}

export interface PortalUnderTest {
  readonly demo: () => Demo;
  /** Another browser: its own cookies. */
  readonly openTab: (options?: BrowserContextOptions) => Promise<Tab>;
  /** The same browser as that tab's. */
  readonly openBeside: (tab: Tab) => Promise<Tab>;
}

/** Call it in the body of a suite. */
export function usePortal(): PortalUnderTest {
  let server: ChildProcess | undefined;
  let browser: Browser | undefined;
  let demo: Demo | undefined;

  before(async () => {
    server = spawn(process.execPath, [join(ROOT, 'packages/server/bin/heldby.js'), 'demo', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    demo = await readDemo(server);
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    browser = await chromium.launch({ executablePath: process.env.HELDBY_CHROMIUM ?? '/usr/bin/chromium', args });
  });
  after(async () => {
    await browser?.close();
    server?.kill('SIGTERM');
  });

  const opened = (page: Page): Tab => watched(page, new URL(demo?.url ?? '').origin);
  return {
    demo: () => demo ?? assert.fail('the portal is open only while the suite runs'),
    openTab: async (options = {}) => {
      const context = await browser?.newContext({ locale: 'en-GB', timezoneId: 'Europe/Zurich', ...options });
      return opened((await context?.newPage()) ?? assert.fail('there is no browser'));
    },
    openBeside: async tab => opened(await tab.page.context().newPage()),
  };
}

/** The first lines say where it is, and how to sign in. */
export async function readDemo({ stdout }: ChildProcess): Promise<Demo> {
  assert.ok(stdout);
  let url: string | undefined;
  for await (const line of createInterface({ input: stdout })) {
    url ??= /^heldby demo: (\S+)$/.exec(line)?.[1];
    const [, login, password] = /^ {2}(\S+) {2}password (\S+) {2}\(administrator\)$/.exec(line) ?? [];
    if (url === undefined || login === undefined || password === undefined) continue;
    stdout.resume();
    return { url: `${url}portal/`, login, password };
  }
  return assert.fail('the demo ended before it listened');
}

function watched(page: Page, origin: string): Tab {
  const faults: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', error => faults.push(error.message));
  page.on('request', request => {
    if (!/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) faults.push(request.url());
  });
  return { page, faults };
}

export function heading(page: Page, name: string | RegExp) {
  return page.getByRole('heading', { level: 1, name });
}

/** Fills in the sign-in page that the tab is at. */
export async function signInHere({ page }: Tab, { login, password }: Demo): Promise<void> {
  await page.getByLabel('Login').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

interface SignedInOptions extends BrowserContextOptions {
  /** Somebody else than the administrator: everybody of the demo has the same password. */
  readonly login?: string;
}

/** Opens an address below the portal, signed in. */
export async function openSignedIn(portal: PortalUnderTest, path = '', given: SignedInOptions = {}): Promise<Tab> {
  const { login = portal.demo().login, ...options } = given;
  const tab = await portal.openTab(options);
  await tab.page.goto(portal.demo().url + path);
  await signInHere(tab, { ...portal.demo(), login });
  await tab.page.getByRole('button', { name: /your account$/ }).waitFor();
  return tab;
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Nothing that WCAG 2.2 AA forbids, as far as axe sees it. */
export async function assertAccessible(page: Page): Promise<void> {
  // Run by the debugger, so that the page's policy stays as it is.
  await page.evaluate(`(() => { const require = undefined; ${axe}; })()`);
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then(({ violations }) =>
    violations.map(each => each.id + ': ' + each.nodes.map(node => node.target.join(' ')).join(', ')))`);
  assert.deepEqual(found, []);
}

/** Kept as an output of the build. */
export async function keepShot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`) });
}

const WIDTHS_PX = [360, 1280, 2560];

/** Opens each section, sees that it fits every width and is accessible, and keeps a screenshot of each. */
export async function assertSectionsFit(
  portal: PortalUnderTest,
  page: Page,
  sections: readonly (readonly [path: string, title: string])[],
  colorScheme: string,
): Promise<void> {
  for (const [path, title] of sections) {
    await page.goto(portal.demo().url + path);
    await heading(page, title).waitFor();
    await page.locator('main .loading').first().waitFor({ state: 'detached' });
    for (const width of WIDTHS_PX) {
      await page.setViewportSize({ width, height: 900 });
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, `${path} at ${width}`);
      await keepShot(page, `${path.replace('/', '-')}-${colorScheme}-${width}`);
    }
    await assertAccessible(page);
  }
}
