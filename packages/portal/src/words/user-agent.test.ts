import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sayUserAgent } from './user-agent.ts';

describe('a user agent in words', () => {
  it('is the browser and the system', () => {
    const mozilla = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)';
    assert.equal(
      sayUserAgent(`${mozilla} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36`),
      'Chrome on Windows',
    );
    assert.equal(
      sayUserAgent(`${mozilla} AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0`),
      'Edge on Windows',
    );
    assert.equal(sayUserAgent('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'), 'Firefox on Linux');
    assert.equal(
      sayUserAgent('Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1'),
      'Safari on iPad',
    );
  });

  it('is the name of an app, and nothing where there is none', () => {
    assert.equal(sayUserAgent('HarbourApp/4.2 (iOS 26.1)'), 'HarbourApp on iPhone');
    assert.equal(sayUserAgent('curl/8.14.1'), 'curl');
    assert.equal(sayUserAgent('Mozilla/5.0'), undefined);
    for (const nothing of [null, '']) assert.equal(sayUserAgent(nothing), undefined);
  });
});
