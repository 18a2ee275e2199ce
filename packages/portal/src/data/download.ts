/** Saves what the server sends as a file: a link of the browser could not carry the person's token. */
import { client } from './client.ts';

/** Rejects with what the server says. */
export async function download(path: string, fileName: string, query: object = {}): Promise<void> {
  const response = await client.open('GET', path, { query });
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
