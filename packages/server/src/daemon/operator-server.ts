/** Serves the native API to the operator: the same routes as on the network, through a connection that is their credential. */
import type { Server, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { giveAddress, markOperator } from '../http/socket/operator.ts';
import { createServer } from '../lib/node-http.ts';

/** Everything else belongs to callers with tokens. */
const SERVED = '/registry/v1/';

export async function createOperatorServer(app: FastifyInstance): Promise<Server> {
  await app.ready();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith(SERVED)) return refuse(response);
    markOperator(request);
    app.routing(request, response);
  });
  return server.on('connection', giveAddress);
}

function refuse(response: ServerResponse): void {
  response.statusCode = 404;
  response.setHeader('Content-Type', 'application/problem+json');
  response.end(JSON.stringify({ title: 'Not found', status: 404, code: 'not_found', detail: `Only ${SERVED} is served here.` }));
}
