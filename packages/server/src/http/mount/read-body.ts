/** Reads a request body, within its limits of size and time. */
import type { IncomingMessage } from 'node:http';
import { Problem } from '../../domain/problem.ts';
import { MAX_BODY_BYTES, MAX_DRAINED_BYTES } from '../limits.ts';
import { malformed, tooLarge } from '../replies/problems.ts';

/** A body that is too large is read to its end, so that the client gets the answer and not a reset. */
export function readBytes(payload: IncomingMessage, timeoutMs: number, limit = MAX_BODY_BYTES): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const read = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= limit) chunks.push(chunk);
      else if (bytes > MAX_DRAINED_BYTES) payload.destroy();
    };
    const refuse = (problem: Problem) => {
      clearTimeout(timer);
      payload.off('data', read);
      reject(problem);
    };
    const timer = setTimeout(() => refuse(new Problem('timeout', 'The request was not received in time.')), timeoutMs);
    // The client disconnected. It will not read the answer, but this is no defect of the server.
    const cutOff = () => refuse(bytes > limit ? tooLarge(limit) : malformed('body', 'sent to its end'));

    payload.on('data', read);
    payload.on('end', () => {
      if (bytes > limit) return refuse(tooLarge(limit));
      clearTimeout(timer);
      resolve(Buffer.concat(chunks));
    });
    payload.on('error', cutOff);
    payload.on('close', () => {
      if (!payload.readableEnded) cutOff();
    });
  });
}
