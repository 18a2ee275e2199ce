/** Debian's Chromium, for tests that look at pages as people do. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { type Browser, chromium } from 'playwright-core';

export function launchChromium(...flags: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.HELDBY_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...flags],
  });
}

let shared: Promise<Browser> | undefined;
after(async () => (await shared)?.close());

/** Call it in the body of a suite. All suites of a process have the same browser, and none sees what another has open or stored. */
export function useChromium(): () => Browser {
  let browser: Browser | undefined;
  before(async () => {
    shared ??= launchChromium();
    browser = await shared;
  });
  after(() => Promise.all(browser?.contexts().map(context => context.close()) ?? []));
  return () => browser ?? assert.fail('the browser is open only while the suite runs');
}
