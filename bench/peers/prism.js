/** Prism as a mock of heldby's own Genesys description: it checks requests, answers with examples, and stores nothing. */
import { getHttpOperationsFromSpec } from '@stoplight/prism-cli/dist/operations.js';
import { createLogger } from '@stoplight/prism-core';
import { createServer } from '@stoplight/prism-http-server';
import { announce } from '../src/usage.js';

const { file } = JSON.parse(process.argv[2]);
const operations = await getHttpOperationsFromSpec(file);
const server = createServer(operations, {
  components: { logger: createLogger('bench', { level: 'silent' }) },
  config: { mock: { dynamic: false }, checkSecurity: true, validateRequest: true, validateResponse: false, errors: false },
  cors: false,
});
const address = await server.listen(0, '127.0.0.1');
announce(Number(new URL(address).port));
process.once('SIGTERM', () => process.exit(0));
