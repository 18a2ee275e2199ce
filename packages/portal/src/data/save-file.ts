/** Saves an answer of the server as a file. The token is in memory, so that a plain link could not fetch it. */
import { client } from './client.ts';

/** Resolves when the browser has all of it. */
export async function saveAnswer(path: string, name: string, query: object = {}): Promise<void> {
  const response = await client.open('GET', path, { query });
  saveBlob(await response.blob(), name);
}

export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has begun, and needs the address no more once it has read it.
  setTimeout(() => URL.revokeObjectURL(link.href), RELEASE_MS);
}

const RELEASE_MS = 60_000;
