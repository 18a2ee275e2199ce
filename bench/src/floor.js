/**
 * The floor: what Node's own HTTP server does with no work behind it. It answers every request with the same 1.5 kB from
 * memory, with no header but the type and the length. JavaScript for the same reason as heldby.js.
 */
import { createServer } from 'node:http';
import { announce } from './usage.js';

const BODY_BYTES = 1_500;
const body = Buffer.from(JSON.stringify({ entities: 'x'.repeat(BODY_BYTES - '{"entities":""}'.length) }));
const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length };

const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, '127.0.0.1', () => announce(server.address().port));
