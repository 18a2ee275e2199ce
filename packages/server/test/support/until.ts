/** Waits for something that happens soon. */
import { setTimeout as sleep } from 'node:timers/promises';

export async function until(condition: () => boolean, deadlineMs = 5_000): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('it did not come to pass');
    await sleep(5);
  }
}
