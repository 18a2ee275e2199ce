/** `fetch` from servers of others, with a limit on the size of the answer. */

/** Documents and key sets of honest servers have some kilobytes. */
const ANSWER_LIMIT_BYTES = 256 * 1024;

/** Undefined members count as left out. */
export type FetchOptions = { readonly [K in keyof RequestInit]?: RequestInit[K] | undefined };

export async function limitedFetch(url: string, options: FetchOptions): Promise<Response> {
  const response = await fetch(url, options as RequestInit);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop closes the connection.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > ANSWER_LIMIT_BYTES)
      throw new Error(`the answer of ${new URL(url).host} is longer than ${ANSWER_LIMIT_BYTES} bytes`);
    chunks.push(chunk);
  }
  const { status, statusText, headers } = response;
  return new Response(bytes === 0 ? null : Buffer.concat(chunks), { status, statusText, headers });
}
