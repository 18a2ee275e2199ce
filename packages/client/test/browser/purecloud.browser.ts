/** In a real browser, from a page of another origin: the drop-in beside the vendor's own bundle. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ConsoleMessage, Page } from 'playwright-core';
import { useChromium } from '../../../server/test/support/chromium.ts';
import { openTestRegistry, type TestRegistry } from '../../../server/test/support/registry.ts';
import { EXAMPLES, isLast } from '../purecloud/examples.ts';
import { LIBRARIES } from '../purecloud/libraries.ts';
import { closedPort, openRecorder, type Recorder } from '../purecloud/recorder.ts';
import { IN_BROWSER, OPERATIONS_DONE, openSite, runOperations, type Site } from '../purecloud/site.ts';

describe('a page with a client for Genesys', () => {
  let registry: TestRegistry;
  let site: Site;
  const browser = useChromium();
  let origin: string;
  const transcripts: (readonly unknown[])[] = [];

  before(async () => {
    registry = await openTestRegistry('sqlite');
    origin = await (await registry.serve()).listen({ host: '127.0.0.1', port: 0 });
    site = await openSite();
  });
  after(async () => {
    site?.close();
    await registry?.close();
  });

  for (const { name, specifier } of LIBRARIES) {
    const { importLine, type } = IN_BROWSER[specifier];

    describe(`that is ${name}`, () => {
      let recorder: Recorder;
      let token: string;
      before(async () => {
        recorder = await openRecorder(origin);
        token = (await registry.addPerson(`browser-${specifier.length}`)).token;
      });
      after(async () => {
        transcripts.push(recorder.requests.map(toLine));
        await recorder.close();
      });

      /** A fresh page on which the library goes to the recorder; `platformClient` is there for the test. */
      async function openPage(): Promise<Page> {
        const page = await browser().newPage();
        await page.goto(site.empty(specifier));
        await page.waitForFunction(() => globalThis.platformClient !== undefined);
        await page.evaluate(
          ({ port, token }) => {
            platformClient.ApiClient.instance.setGateway({ host: '127.0.0.1', protocol: 'http', port });
            platformClient.ApiClient.instance.setAccessToken(token);
            Object.assign(globalThis, { yourAccessToken: token });
          },
          { port: recorder.port, token },
        );
        return page;
      }

      it('runs all five operations, and reads a refusal', async () => {
        const page = await openPage();
        assert.deepEqual(await page.evaluate(runOperations), OPERATIONS_DONE);
        const missing = await page.evaluate(() => {
          try {
            return new platformClient.MobileDevicesApi().getMobiledevice('');
          } catch (thrown) {
            return thrown;
          }
        });
        assert.equal(missing, 'Missing the required parameter "deviceId" when calling getMobiledevice');
        await page.close();
      });

      it('refuses to keep the secret of an OAuth client', async () => {
        const page = await openPage();
        const message = await page.evaluate(() =>
          platformClient.ApiClient.instance.loginClientCredentialsGrant('id', 'secret').then(
            () => 'it logged in',
            (error: Error) => error.message,
          ),
        );
        assert.equal(message, 'The client credentials grant is not supported in a browser.');
        await page.close();
      });

      it('says that there was no answer', async () => {
        const page = await openPage();
        const seen = await page.evaluate(
          port => {
            platformClient.ApiClient.instance.setGateway({ host: '127.0.0.1', protocol: 'http', port });
            return new platformClient.MobileDevicesApi().getMobiledevices().then(
              () => null,
              (error: Error & { code: string }) => [error instanceof Error, error.message, error.code],
            );
          },
          await closedPort(),
        );
        assert.deepEqual(seen, [true, 'Network Error', 'ERR_NETWORK']);
        await page.close();
      });

      for (const example of EXAMPLES) {
        it(`runs the reference page's example of ${example.name} as it is, whatever the registry answers`, async () => {
          const content = example.inBrowser(importLine);
          const against = await openPage();
          const answered = await printedBy(against, () => against.addScriptTag({ type, content }));
          const failed = example.name !== 'getMobiledevices';
          assert.match(answered.join('\n'), failed ? /^There was a failure calling \w+\n.*"status":40[04]/ : /success! data/);
          await against.close();

          const page = await openPage();
          const { status, body = '' } = example.success;
          recorder.answerNext({ status, body, headers: { 'Access-Control-Allow-Origin': '*' } });
          const printed = await printedBy(page, () => page.addScriptTag({ type, content }));
          assert.equal(printed.length, 1);
          assert.match(
            printed[0] ?? '',
            body === '' ? /returned successfully\.$/ : /success! data: \{\n {2}"id": "deviceId_example"\n\}$/,
          );
          await page.close();
        });
      }
    });
  }

  it('sends the same with both, preflights included', () => {
    const [official = [], dropIn = []] = transcripts;
    assert.ok(official.length > 20, `${official.length} requests were recorded`);
    assert.deepEqual(dropIn, official);
  });
});

/** What the page's own code printed until its last line; the browser's own messages have no arguments. */
async function printedBy(page: Page, work: () => Promise<unknown>): Promise<readonly string[]> {
  const printed: string[] = [];
  const done = new Promise<void>((resolve, reject) => {
    page.on('pageerror', reject);
    page.on('console', async (message: ConsoleMessage) => {
      const [value] = message.args();
      if (value === undefined) return;
      const given = await value.jsonValue();
      const text = typeof given === 'string' ? given : JSON.stringify(given);
      printed.push(text);
      if (isLast(message.type(), text)) resolve();
    });
  });
  await work();
  await done;
  return printed;
}

function toLine({
  method,
  url,
  contentType,
  accept,
  body,
  authorization,
  headers,
}: Recorder['requests'][number]): readonly unknown[] {
  const asks = headers['access-control-request-headers'];
  const address = url.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/, 'id');
  return [method, address, contentType, accept, body, authorization?.replace(/hb_\w+/, 'token'), asks];
}
