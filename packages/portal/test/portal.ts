/** The portal under test: the built server with the data of the demo, a browser, and what must never happen in it. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, afterEach, before } from 'node:test';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { useChromium } from '../../server/test/support/chromium.ts';
import { findViolations, WCAG } from './axe.ts';
import { settle } from './settled.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SHOTS = join(ROOT, 'packages/portal/dist/screenshots');

/** The built server with the data of the demo. */
export const DEMO: readonly string[] = ['packages/server/bin/heldby.js', 'demo', '--port', '0'];

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
  /** Another browser: its own cookies, and nothing loaded yet. */
  readonly openTab: (options?: BrowserContextOptions) => Promise<Tab>;
  /** The browser in which this login was signed in before, if there is one and no tab of this test is in it. It has stored nothing. */
  readonly openAgain: (login: string) => Promise<Tab>;
  /** The same browser as that tab's. */
  readonly openBeside: (tab: Tab) => Promise<Tab>;
}

interface UnderTestOptions {
  /** Of the command that serves it. Left out, `heldby demo`. */
  readonly command?: () => Promise<readonly string[]>;
  /** Reads from its output where it is; left out, as `heldby demo` says it. */
  readonly read?: (server: ChildProcess) => Promise<Demo>;
  /** Where browsers reach it, as through a proxy. */
  readonly reachedAt?: (demo: Demo) => Promise<Demo>;
}

/** Call it in the body of a suite. */
export function usePortal({
  command = async () => DEMO,
  read = readDemo,
  reachedAt = async demo => demo,
}: UnderTestOptions = {}): PortalUnderTest {
  let server: ChildProcess | undefined;
  let demo: Demo | undefined;
  const browser = useChromium();
  const kept = new Map<string, BrowserContext>();

  before(async () => {
    server = spawn(process.execPath, [...(await command())], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    demo = await reachedAt(await read(server));
  });
  // A tab that stays open follows what later tests change, and draws it.
  afterEach(async () => {
    const isKept = new Set(kept.values());
    const all = browser().contexts();
    const closing: { close: () => Promise<void> }[] = all.flatMap<Page | BrowserContext>(each =>
      isKept.has(each) ? each.pages() : [each],
    );
    await Promise.all(closing.map(each => each.close()));
  });
  after(() => server?.kill('SIGTERM'));

  const newContext = (options: BrowserContextOptions) =>
    browser().newContext({ locale: 'en-GB', timezoneId: 'Europe/Zurich', ...options });
  const opened = async (context: BrowserContext): Promise<Tab> => {
    const page = await context.newPage();
    await slowDown(page);
    return watched(page, new URL(demo?.url ?? '').origin);
  };
  return {
    demo: () => demo ?? assert.fail('the portal is open only while the suite runs'),
    openTab: async (options = {}) => opened(await newContext(options)),
    openBeside: tab => opened(tab.page.context()),
    openAgain: async login => {
      const before = kept.get(login);
      if (before !== undefined && before.pages().length > 0) return opened(await newContext({}));
      const context = before ?? (await newContext({}));
      kept.set(login, context);
      context.once('close', () => kept.delete(login));
      const tab = await opened(context);
      await forgetStored(tab.page, demo?.url ?? '');
      return tab;
    },
  };
}

/** What a test has stored in the browser, as the columns of a list, is nothing to the next one. */
async function forgetStored(page: Page, url: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'local_storage' });
  await session.detach();
}

/** As on a busy machine, where `HELDBY_BROWSER_SLOWER` says how many times: what was steady by chance is no longer. */
async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env.HELDBY_BROWSER_SLOWER ?? 1);
  if (rate === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
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
    // What could not be loaded is told without its address.
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${message.text()} ${message.location().url}`);
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

interface SignedInOptions extends Pick<BrowserContextOptions, 'colorScheme' | 'viewport'> {
  /** Somebody else than the administrator: everybody of the demo has the same password. */
  readonly login?: string;
  /** In a browser that has loaded nothing yet. */
  readonly isFirstVisit?: boolean;
}

/** Opens an address below the portal, signed in. */
export async function openSignedIn(portal: PortalUnderTest, path = '', options: SignedInOptions = {}): Promise<Tab> {
  const { login = portal.demo().login, isFirstVisit = false, colorScheme, viewport } = options;
  const tab = isFirstVisit ? await portal.openTab() : await portal.openAgain(login);
  const { page } = tab;
  if (colorScheme !== undefined) await page.emulateMedia({ colorScheme });
  if (viewport) await page.setViewportSize(viewport);
  await page.goto(portal.demo().url + path);
  const account = page.getByRole('button', { name: /your account$/ });
  const signIn = heading(page, 'Sign in');
  await account.or(signIn).waitFor();
  if (await signIn.isVisible()) await signInHere(tab, { ...portal.demo(), login });
  await account.waitFor();
  return tab;
}

/** Nothing that WCAG 2.2 AA forbids, as far as axe sees it. */
export async function assertAccessible(page: Page): Promise<void> {
  assert.deepEqual(await findViolations(page, [...WCAG, 'best-practice']), []);
}

/** Kept as an output of the build. */
export async function keepShot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await settle(page);
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
      await keepShot(page, `${path.replaceAll(/[/?=]/g, '-')}-${colorScheme}-${width}`);
    }
    await assertAccessible(page);
  }
}
