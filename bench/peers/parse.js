/** Parse Server over the database that the argument names, as its guide starts it; its log says errors only. */
import express from 'express';
import { ParseServer } from 'parse-server';
import { announce } from '../src/usage.js';

const { databaseUrl } = JSON.parse(process.argv[2]);
const app = express();
const listening = app.listen(0, '127.0.0.1');
await new Promise(resolve => listening.once('listening', resolve));
const { port } = listening.address();
const parse = new ParseServer({
  databaseURI: databaseUrl,
  appId: 'bench',
  masterKey: 'bench',
  masterKeyIps: ['127.0.0.1'],
  serverURL: `http://127.0.0.1:${port}/parse`,
  allowClientClassCreation: true,
  logLevel: 'error',
  logsFolder: null,
  silent: true,
  // A client that finds its own objects by a query is what is measured; nothing of this is needed for it.
  enableAnonymousUsers: false,
});
await parse.start();
app.use('/parse', parse.app);
announce(port);
process.once('SIGTERM', () => process.exit(0));
