/**
 * heldby as it is published: the built server over the store that the settings name, with everything on and the access
 * log written asynchronously. JavaScript, because stripping types would count in the start time and the memory.
 */
import { devNull } from 'node:os';
import { pino } from 'pino';
import { createApp, openRegistry } from '../../packages/server/dist/app.js';
import { readSettings } from '../../packages/server/dist/settings.js';
import { announce } from './usage.js';

const settings = readSettings(JSON.parse(process.argv[2]), {});
const logger = pino({ level: settings.logLevel }, pino.destination({ dest: devNull, sync: false, minLength: 4096 }));
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
