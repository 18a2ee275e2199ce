/** json-server over the file that the argument names; its log is off. */
import jsonServer from 'json-server';
import { announce } from '../src/usage.js';

const { file } = JSON.parse(process.argv[2]);
const app = jsonServer.create();
app.use(jsonServer.defaults({ logger: false }));
app.use(jsonServer.bodyParser);
app.use(jsonServer.router(file));
const listening = app.listen(0, '127.0.0.1', () => announce(listening.address().port));
process.once('SIGTERM', () => process.exit(0));
