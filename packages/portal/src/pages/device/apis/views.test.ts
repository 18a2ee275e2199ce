import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DeviceFaceView } from '@heldby/client';
import { curlOf, sharedViews } from './views.ts';

const view = (path: string, name: string | null, toHolder = true): DeviceFaceView => ({
  path,
  within: null,
  holder: name === null ? null : { kind: 'person', id: name, name },
  toHolder,
  roles: [],
  scope: null,
  body: {},
});

describe('how an API shows a device', () => {
  it('is one view for all who see it at one address', () => {
    const views = sharedViews([view('/a', 'Ann'), view('/a', 'Bob', false), view('/b', null, false)]);
    assert.deepEqual(
      views.map(({ holders, seeing }) => [holders, seeing]),
      [
        [['Ann', 'Bob'], ['Ann']],
        [[], []],
      ],
    );
  });

  it('comes with the command that asks the same, with the header of that API', () => {
    assert.equal(
      curlOf('webex', '/v1/devices/1', 'https://example.com/devices/'),
      `curl -s -H "Authorization: Bearer $TOKEN" 'https://example.com/devices/v1/devices/1'`,
    );
    assert.match(curlOf('apperian', '/devices', 'https://example.com/'), /X-TOKEN: \$TOKEN/);
    assert.match(curlOf('native', "/it's", 'https://example.com/'), /it'\\''s'$/);
  });
});
