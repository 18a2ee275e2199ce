/** A job as server-sent events (WHATWG HTML §9.2). Pure. */
import { type ShownJob, toJob } from '../../../core/job-objects.ts';

/** A comment keeps the connection alive where nothing changes. */
export async function* jobMessages(changes: AsyncIterable<ShownJob | undefined>): AsyncGenerator<string> {
  for await (const job of changes) yield job === undefined ? ':\n\n' : `data: ${JSON.stringify(toJob(job))}\n\n`;
}
