/** Receives webhooks: answers 200 at once, and tells how many messages came and how late each was. JavaScript for the same reason as heldby.js. */
import { createServer } from 'node:http';

let count = 0;
const lateMs = [];

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    count += 1;
    const at = /"at":"([^"]+)"/.exec(Buffer.concat(chunks).toString())?.[1];
    if (at !== undefined) lateMs.push(Date.now() - Date.parse(at));
    response.end();
  });
});

process.on('message', question => {
  process.send({ count, lateMs: question === 'late' ? lateMs : [] });
  if (question === 'reset') {
    count = 0;
    lateMs.length = 0;
  }
});
process.on('disconnect', () => process.exit(1));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
