/** What is told of a statement that the server refuses. */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { it } from 'node:test';
import { addLocation, openTestStore } from '../../../test/support/store.ts';

it('the stack of an error leads to who sent the statement', async () => {
  const { storage, remove } = await openTestStore('postgres');
  try {
    const twice = storage.transaction(1, async tx => {
      await addLocation(tx, 'hall');
      await addLocation(tx, 'hall');
    });
    await assert.rejects(twice, ({ message, stack = '' }: Error) => {
      assert.match(message, /duplicate key/);
      assert.ok(stack.includes(basename(import.meta.filename)), stack);
      return true;
    });
  } finally {
    await remove();
  }
});
