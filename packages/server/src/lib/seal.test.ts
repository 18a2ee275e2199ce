/** Tests that a sealed text opens in its own place, with its own key, unchanged, and not otherwise. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyIdOf, newKey, seal, unseal } from './seal.ts';

describe('a sealed text', () => {
  const key = newKey();

  it('opens with its key in its context, and looks different each time', () => {
    for (const text of ['', 'secret', 'sécret ☎ %', 'x'.repeat(10_000)]) {
      const sealed = seal(key, text, 'of organization 1');
      assert.equal(unseal(key, sealed, 'of organization 1'), text);
      assert.equal(keyIdOf(sealed), key.id);
      assert.notEqual(sealed, seal(key, text, 'of organization 1'));
    }
    assert.equal(keyIdOf('secret'), undefined);
  });

  it('does not open in another context, with another key, cut, or changed in any byte', () => {
    const sealed = seal(key, 'secret', 'of organization 1');
    assert.throws(() => unseal(key, sealed, 'of organization 2'));
    assert.throws(() => unseal(newKey(), sealed, 'of organization 1'));
    const [form, id, content = ''] = sealed.split('.');
    const bytes = Buffer.from(content, 'base64url');
    const withContent = (changed: Buffer) => [form, id, changed.toString('base64url')].join('.');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      assert.throws(() => unseal(key, withContent(changed), 'of organization 1'), `byte ${at}`);
      assert.throws(() => unseal(key, withContent(bytes.subarray(0, at)), 'of organization 1'), `cut at ${at}`);
    }
  });
});
