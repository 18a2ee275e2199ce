/** What a record keeps of bodies, and for how long. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createRecorder } from '../../server/src/emulation/recorder.ts';

async function recorded(limit?: number) {
  const recorder = createRecorder(() => 0, limit);
  const server = createServer((request, response) => {
    recorder.begin(request, response);
    const { answer = 'x', type = 'text/plain' } = Object.fromEntries(new URL(request.url ?? '', 'http://localhost').searchParams);
    request.resume().once('end', () => {
      response.setHeader('content-type', type);
      response.end(answer === 'bytes' ? Buffer.from([0xff, 0x00, 0x7f]) : answer);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const send = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}, query = '') => {
    await (await fetch(`http://127.0.0.1:${port}/${query}`, { method: 'POST', body, headers })).arrayBuffer();
    return recorder.all().at(-1) ?? assert.fail();
  };
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { recorder, send, close };
}

it('forgets the oldest bodies beyond its budget, and says so', async () => {
  const { recorder, send, close } = await recorded(1_000);
  try {
    for (const letter of ['a', 'b', 'c', 'd']) await send(letter.repeat(300), {}, `?answer=${letter}`);
    const bodies = () => recorder.all().map(({ requestBody, requestBodyForm }) => [requestBody.slice(0, 2), requestBodyForm]);
    assert.deepEqual(bodies(), [
      ['', 'forgotten'],
      ['bb', 'text'],
      ['cc', 'text'],
      ['dd', 'text'],
    ]);
    assert.deepEqual(
      [recorder.all()[0]?.status, recorder.bare(1)?.bodyForm, recorder.bare(2)?.bodyForm],
      [200, 'forgotten', 'text'],
    );
    await send('');
    assert.equal(recorder.all().at(-1)?.requestBodyForm, 'text');
    recorder.clear();
    await send('e'.repeat(900));
    assert.equal(recorder.all()[0]?.requestBody.length, 900);
  } finally {
    close();
  }
});

it('has bytes that are no UTF-8 in base64, with secrets cut, and nothing of what is compressed', async () => {
  const { send, close } = await recorded();
  try {
    const latin = Buffer.from('{"name":"Größe","password":"a-secret-password-of-somebody"}', 'latin1');
    const { requestBody, requestBodyForm } = await send(latin, { 'content-type': 'application/json' });
    assert.equal(requestBodyForm, 'base64');
    assert.equal(Buffer.from(requestBody, 'base64').toString('latin1'), '{"name":"Größe","password":"...body"}');
    const bytes = await send('', {}, '?answer=bytes&type=image/png');
    assert.deepEqual([bytes.responseBody, bytes.responseBodyForm], ['/wB/', 'base64']);
    const packed = await send(gzipSync('{"password":"x"}'), { 'content-encoding': 'gzip' });
    assert.deepEqual([packed.requestBody, packed.requestBodyForm], ['', 'compressed']);
    const cutInACharacter = await send(`x${'ß'.repeat(40_000)}`);
    assert.equal(cutInACharacter.requestBodyForm, 'text');
    assert.ok(!cutInACharacter.requestBody.includes('\uFFFD'));
    const marked = await send('\uFEFFx');
    assert.equal(marked.requestBody, '\uFEFFx');
  } finally {
    close();
  }
});
