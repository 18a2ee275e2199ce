import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import { ask, ensureBuilt, startServer, temporaryFolder } from '../support/command.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');

/** The examples of Genesys' page "platformClient.MobileDevicesApi", in Node's variant, as they stand there. */
const EXAMPLE = (call: string) => `
const platformClient = require('purecloud-platform-client-v2');

// Manually set auth token or use loginImplicitGrant(...) or loginClientCredentialsGrant(...)
platformClient.ApiClient.instance.setAccessToken(yourAccessToken);

let apiInstance = new platformClient.MobileDevicesApi();
${call}`;

const DELETE = EXAMPLE(`
let deviceId = "deviceId_example"; // String | Device ID

apiInstance.deleteMobiledevice(deviceId)
  .then(() => {
    console.log('deleteMobiledevice returned successfully.');
  })
  .catch((err) => {
    console.log('There was a failure calling deleteMobiledevice');
    console.error(err);
  });`);

const GET = EXAMPLE(`
let deviceId = "deviceId_example"; // String | Device ID

apiInstance.getMobiledevice(deviceId)
  .then((data) => {
    console.log(\`getMobiledevice success! data: \${JSON.stringify(data, null, 2)}\`);
  })
  .catch((err) => {
    console.log('There was a failure calling getMobiledevice');
    console.error(err);
  });`);

const LIST = EXAMPLE(`
let opts = { 
  'pageSize': 25, // Number | Page size
  'pageNumber': 1, // Number | Page number
  'sortOrder': "ascending" // String | Ascending or descending sort order
};

apiInstance.getMobiledevices(opts)
  .then((data) => {
    console.log(\`getMobiledevices success! data: \${JSON.stringify(data, null, 2)}\`);
  })
  .catch((err) => {
    console.log('There was a failure calling getMobiledevices');
    console.error(err);
  });`);

const POST = EXAMPLE(`
let body = {}; // Object | Device

apiInstance.postMobiledevices(body)
  .then((data) => {
    console.log(\`postMobiledevices success! data: \${JSON.stringify(data, null, 2)}\`);
  })
  .catch((err) => {
    console.log('There was a failure calling postMobiledevices');
    console.error(err);
  });`);

const PUT = EXAMPLE(`
let deviceId = "deviceId_example"; // String | Device ID
let opts = { 
  'body': {} // Object | Device
};

apiInstance.putMobiledevice(deviceId, opts)
  .then((data) => {
    console.log(\`putMobiledevice success! data: \${JSON.stringify(data, null, 2)}\`);
  })
  .catch((err) => {
    console.log('There was a failure calling putMobiledevice');
    console.error(err);
  });`);

describe('the examples of the MobileDevicesApi page, run as they stand', () => {
  const home = temporaryFolder();
  let prelude = '';
  before(async () => {
    await ensureBuilt();
    const data = join(home, 'data');
    const { url } = await startServer(['serve', '--data', data], { built: true });
    const { token } = await ask<{ token: string }>(['token', 'create', '--person', 'admin', '--data', data], { built: true });
    const { port } = new URL(url);
    prelude = `require('purecloud-platform-client-v2').ApiClient.instance.setGateway({ protocol: 'http', host: '127.0.0.1', port: ${port} });
const yourAccessToken = '${token}';`;
  });
  const run = async (example: string) => {
    const env = { PATH: process.env.PATH, HOME: home, NO_PROXY: '127.0.0.1' };
    const child = spawn(process.execPath, ['--no-warnings', '-'], { cwd: ROOT, env, stdio: ['pipe', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', part => {
      stdout += part;
    });
    child.stderr.on('data', part => {
      stderr += part;
    });
    child.stdin.end(prelude + example);
    assert.equal(await new Promise(done => child.once('close', done)), 0);
    return { stdout, stderr };
  };

  it('listing succeeds', async () => {
    const { stdout, stderr } = await run(LIST);
    const data = JSON.parse(stdout.replace('getMobiledevices success! data: ', '')) as object;
    const uri = '/api/v2/mobiledevices?pageSize=25&pageNumber=1&sortOrder=ascending';
    const paging = { pageSize: 25, pageNumber: 1, total: 0, pageCount: 0, firstUri: uri, selfUri: uri, lastUri: uri };
    assert.deepEqual([data, stderr], [{ entities: [], ...paging }, '']);
  });

  it('creating from an empty object fails and names the fields that are missing', async () => {
    const { stdout, stderr } = await run(POST);
    assert.equal(stdout, 'There was a failure calling postMobiledevices\n');
    assert.match(stderr, /status: 400/);
    assert.match(stderr, /deviceToken[\s\S]*notificationId[\s\S]*make[\s\S]*model/);
  });

  it('reading, deleting and updating the example id fail with an error that the reader understands', async () => {
    for (const [name, example] of [
      ['getMobiledevice', GET],
      ['deleteMobiledevice', DELETE],
    ] as const) {
      const { stdout, stderr } = await run(example);
      assert.equal(stdout, `There was a failure calling ${name}\n`);
      assert.match(stderr, /status: 404/);
    }
    const { stdout, stderr } = await run(PUT);
    assert.equal(stdout, 'There was a failure calling putMobiledevice\n');
    assert.match(stderr, /status: 40[04]/);
  });
});
