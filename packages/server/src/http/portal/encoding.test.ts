import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyFor } from './encoding.ts';

describe('the encoding of a file', () => {
  const [body, br, gzip] = ['plain', 'br', 'gzip'].map(text => Buffer.from(text)) as [Buffer, Buffer, Buffer];
  const chosen = (accept: string | undefined, packed = { br, gzip }) => bodyFor({ type: '', body, packed }, accept)[1];

  it('is the smallest one that the client reads', () => {
    assert.equal(chosen('gzip, deflate, br, zstd'), 'br');
    assert.equal(chosen('gzip, deflate'), 'gzip');
    assert.equal(chosen('*'), 'br');
    assert.equal(chosen('GZIP;q=0.5'), 'gzip');
  });

  it('is none where the client names none, refuses them, or nothing is stored', () => {
    for (const accept of [undefined, '', 'identity', 'br;q=0, gzip;q=0.0', '*;q=0', 'deflate'])
      assert.equal(chosen(accept), null);
    assert.deepEqual(bodyFor({ type: '', body, packed: {} }, 'br'), [body, null]);
  });
});
