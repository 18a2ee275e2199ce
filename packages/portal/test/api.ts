/** The API in the name of somebody who is signed in in a tab: what a test needs there and the demo does not have. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { PortalUnderTest } from './portal.ts';

export type CallApi = <T = unknown>(method: string, path: string, body?: object) => Promise<T>;

/** Loads the page anew, to hear the token that it sends. What the page before still sends has a token that ends with it. */
export async function apiOf(portal: PortalUnderTest, page: Page): Promise<CallApi> {
  await page.reload({ waitUntil: 'commit' });
  const sent = await page.waitForRequest(
    request => request.url().includes('/registry/v1/') && request.headers().authorization !== undefined,
  );
  const { authorization = '' } = sent.headers();
  return async (method, path, body) => {
    const answer = await fetch(new URL(path, portal.demo().url), {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
}
