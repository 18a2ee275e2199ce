/**
 * Node's `http`. An `import` of it asks for each of its names, and one of them, WebSocket, loads a whole client: a tenth of the time in
 * which a command starts.
 */
export const { Agent, createServer, IncomingMessage, request, ServerResponse, STATUS_CODES } =
  process.getBuiltinModule('node:http');
