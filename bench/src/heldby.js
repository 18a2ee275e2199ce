/**
 * heldby as it is published: the built server over the store that the settings name, with everything on, the access log
 * written asynchronously, and the compile cache that the command turns on. JavaScript, because stripping types would
 * count in the start time and the memory.
 */
import { enableCompileCache } from 'node:module';
import { devNull } from 'node:os';
import { announce } from './usage.js';

enableCompileCache();
const { createApp, openRegistry } = await import('../../packages/server/dist/bundle/app.js');
const { createLog } = await import('../../packages/server/dist/bundle/logger.js');
const { readSettings } = await import('../../packages/server/dist/bundle/settings.js');

const settings = readSettings(JSON.parse(process.argv[2]), {});
const { logger } = createLog(settings.logLevel, devNull);
const registry = await openRegistry(settings, logger, error => {
  throw error;
});
const { server } = createApp(registry, settings, logger);
await server.listen({ host: settings.host, port: settings.port });
announce(server.server.address().port);

process.once('SIGTERM', async () => {
  await server.close();
  await registry.close();
  process.exit(0);
});
