/** Calls the emulator's own API, which needs no token: `/_emulator/…`. */
import { SERVER } from '../place.ts';

const CONTROL = new URL('_emulator/', SERVER);

export class Refusal extends Error {}

export function urlOf(path: string): URL {
  return new URL(path, CONTROL);
}

/** Throws a `Refusal` with the emulator's own words. */
export async function control<T>(method: string, path: string, body?: object, signal?: AbortSignal): Promise<T> {
  const response = await fetch(urlOf(path), {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const value: unknown = isJson && text !== '' ? JSON.parse(text) : text;
  if (!response.ok) throw new Refusal((value as { readonly error?: string }).error ?? String(response.status));
  return value as T;
}
