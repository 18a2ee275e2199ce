/** A request and its answer as texts: the first line, the headers, the body. */
import type { BodyForm, RecordedRequest } from '../../data/emulator/types.ts';
import { REQUEST as words } from '../../words/emulator-parts.ts';

export function askedText({ method, url, requestHeaders, requestBody, requestBodyForm }: RecordedRequest): string {
  return textOf(`${method} ${url}`, requestHeaders, seenBody(requestBody, requestBodyForm));
}

export function answeredText({ status, responseHeaders, responseBody, responseBodyForm }: RecordedRequest): string {
  return textOf(String(status), responseHeaders, seenBody(responseBody, responseBodyForm));
}

function seenBody(body: string, form: BodyForm): string {
  return form === 'text' ? body : [words.bodies[form], ...(body === '' ? [] : [body])].join('\n');
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
