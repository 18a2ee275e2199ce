/** The examples in JavaScript run as they are printed. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { it } from 'node:test';
import { EXAMPLES, run } from './run-example.ts';

it("Genesys Cloud's SDK in node:test", async () => {
  const [status, said] = await run(process.execPath, ['-C', 'heldby-source', '--test', join(EXAMPLES, 'genesys.test.js')]);
  assert.equal(status, 0, said);
});
