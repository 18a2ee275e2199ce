/** The answer to a problem has the dialect's words, and the headers that the problem itself asks for. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Problem, type ProblemDetails } from '../../domain/problem.ts';
import { toRefusal, type Words } from './refusal.ts';

const context = { requestId: 'r-1', routeId: undefined, method: 'GET' };
const words: Words = {
  headers: requestId => ({ 'x-request-id': requestId, 'content-security-policy': "default-src 'none'" }),
  problem: ({ code }) => ({ status: 418, body: { code } }),
};

function headersOf(code: Problem['code'], details: ProblemDetails = {}) {
  return toRefusal(words, new Problem(code, '', details), context).headers;
}

it('is the JSON of the dialect under the status of the dialect', () => {
  const { status, headers, text } = toRefusal(words, new Problem('gone', ''), context);
  assert.deepEqual([status, text, headers['content-type']], [418, '{"code":"gone"}', 'application/json; charset=utf-8']);
});

it('sends one header once, in whatever case the dialect spells it', () => {
  const page = { status: 400, headers: { 'Content-Type': 'text/html', 'Content-Security-Policy': 'a' }, body: '<p>' };
  const { headers, text } = toRefusal({ ...words, problem: () => page }, new Problem('invalid', ''), context);
  assert.deepEqual(
    [headers, text],
    [{ 'x-request-id': 'r-1', 'content-security-policy': 'a', 'content-type': 'text/html' }, '<p>'],
  );
});

it('says what a path allows, when to come again, and that a late request ends its connection', () => {
  assert.equal(headersOf('method_not_allowed', { allow: ['GET', 'PUT'] }).allow, 'GET, PUT');
  assert.equal(headersOf('rate_limited', { retryAfterSeconds: 7 })['retry-after'], '7');
  assert.equal(headersOf('unavailable')['retry-after'], '5');
  assert.equal(headersOf('unavailable', { retryAfterSeconds: 1 })['retry-after'], '1');
  assert.equal(headersOf('timeout').connection, 'close');
  assert.equal(headersOf('invalid').connection, undefined);
});
