/** A request and its answer as texts: the first line, the headers, the body. */
import type { RecordedRequest } from '../../data/emulator/types.ts';

export function askedText({ method, url, requestHeaders, requestBody }: RecordedRequest): string {
  return textOf(`${method} ${url}`, requestHeaders, requestBody);
}

export function answeredText({ status, responseHeaders, responseBody }: RecordedRequest): string {
  return textOf(String(status), responseHeaders, responseBody);
}

function textOf(first: string, headers: Readonly<Record<string, string>>, body: string): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [first, ...lines, ...(body === '' ? [] : ['', indented(body)])].join('\n');
}

/** JSON by members; anything else, also JSON that is cut, as it is. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
