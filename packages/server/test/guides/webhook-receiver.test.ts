/** The receiver of the guide takes what is signed and nothing else, and the signature by hand is that of the library. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { until } from '../support/until.ts';

const GUIDE = readFileSync(join(import.meta.dirname, '../../../../docs/guides/webhooks.md'), 'utf8');
const block = (language: string) => new RegExp(`\`\`\`${language}[^\\n]*\\n([^]*?)\`\`\``).exec(GUIDE)?.[1] ?? '';

it('verifies messages, and sees each once', async t => {
  const folder = mkdtempSync(join(import.meta.dirname, 'receiver-'));
  const file = join(folder, 'receiver.js');
  const secret = `whsec_${Buffer.from('a secret of some thirty-two bytes').toString('base64')}`;
  writeFileSync(file, block('js no-run'));
  const child = spawn(process.execPath, [file], { env: { ...process.env, WEBHOOK_SECRET: secret, PORT: '18081' } });
  let said = '';
  child.stdout.on('data', chunk => {
    said += chunk;
  });
  t.after(() => {
    child.kill();
    rmSync(folder, { recursive: true });
  });
  const body = JSON.stringify({ sequence: 7, type: 'device.created', deviceName: 'Van', ownerName: null });
  const send = (signed: string) => {
    const now = new Date();
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign('msg_1', now, signed),
    };
    return fetch('http://127.0.0.1:18081/', { method: 'POST', body, headers }).then(
      ({ status }) => status,
      () => 0,
    );
  };
  await until(async () => (await send(body)) === 204, 20_000);
  assert.equal(await send(body), 204);
  assert.equal(await send(`${body} `), 401);
  assert.equal(said.match(/7 device\.created Van/g)?.length, 1);
});

it('is signed by hand as the library signs', () => {
  const script = GUIDE.slice(GUIDE.indexOf('SECRET="whsec_'));
  const made = execFileSync('bash', ['-c', script.slice(0, script.indexOf('```'))], { encoding: 'utf8' }).trim();
  const secret = `whsec_${Buffer.from('a secret of some thirty-two bytes').toString('base64')}`;
  assert.equal(`v1,${made}`, new Webhook(secret).sign('msg_1', new Date(1_767_225_600_000), '{"sequence":1}'));
});
