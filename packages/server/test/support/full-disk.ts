/** A disk without room. */
import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';

/** Takes all the room that is left with a file, to the last page. */
export function fill(file: string): void {
  for (const bytes of [1024 * 1024, 64 * 1024, 4096]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(bytes));
    } catch (error) {
      assert.equal((error as { code?: unknown }).code, 'ENOSPC');
    }
  }
}
