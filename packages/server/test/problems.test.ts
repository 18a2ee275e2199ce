/** Every dialect has a valid error body for everything that can go wrong, and every reply under test is watched. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fastify } from 'fastify';
import Type from 'typebox';
import { createDialects } from '../src/app.ts';
import { PROBLEM_CODES, Problem, type ProblemCode, type ProblemDetails } from '../src/domain/problem.ts';
import type { Dialect, DialectRoute } from '../src/http/dialect/dialect.ts';
import { mount } from '../src/http/mount/mount.ts';
import { createMountOptions } from '../src/http/mount/mount-options.ts';
import type { Services } from '../src/services/services.ts';
import { ERROR_BODIES } from './support/error-bodies.ts';
import { checkReplies } from './support/replies.ts';

const dialects = createDialects({ tokenLifetimeSeconds: 60 });

/** The details that a code may carry, beside none at all. */
const DETAILS: Partial<Record<ProblemCode, readonly ProblemDetails[]>> = {
  invalid: [
    { faults: [{ where: 'body', field: 'make', kind: 'missing', expected: 'string', value: '' }] },
    { faults: [{ where: 'body', field: '', kind: 'syntax', expected: 'JSON', value: '' }] },
    { faults: [{ where: 'query', field: 'limit', kind: 'range', expected: 'integer', value: '0' }] },
    { faults: [{ where: 'path', field: 'id', kind: 'format', expected: 'uuid', value: 'x' }] },
    { faults: [{ where: 'body', field: 'a.b', kind: 'unknown', expected: 'no such member', value: '' }] },
  ],
  unauthenticated: [{ missingCredential: true }],
  forbidden: [{ scopes: ['devices'] }],
  not_found: [{ resource: 'device' }],
  method_not_allowed: [{ allow: ['GET'] }],
  too_large: [{ limit: 1 }],
  rate_limited: [{ limit: 300, retryAfterSeconds: 7 }],
  unavailable: [{ retryAfterSeconds: 1 }],
  internal: [{ cause: new Error('the secret is 42') }],
};

const context = { requestId: '5a0c2f2e-8f0e-4c5b-9d3a-1f6f1c2b7a10', routeId: undefined, method: 'GET' };

for (const dialect of dialects) {
  describe(`the ${dialect.id} dialect`, () => {
    for (const code of PROBLEM_CODES) {
      it(`has an error body for ${code}`, () => {
        const expected = ERROR_BODIES[dialect.id];
        assert.ok(expected !== undefined, `test/support/error-bodies.ts has no row for ${dialect.id}`);
        for (const details of [{}, ...(DETAILS[code] ?? [])]) {
          const { status, headers, body } = dialect.problem(new Problem(code, 'What happened.', details), context);
          const text = JSON.stringify(body);
          assert.deepEqual(expected.check(JSON.parse(text), status), [], text);
          assert.ok(status >= 400 && status < 600, String(status));
          assert.equal(status >= 500, code === 'internal' || code === 'unavailable' || status === 503, `${code}: ${status}`);
          assert.match(headers?.['Content-Type'] ?? 'application/json', expected.contentType);
          assert.ok(!text.includes('secret'), 'the cause stays here');
        }
      });
    }

    it('answers a defect with its error body, as JSON, without a trace of the cause', async () => {
      const { reply, reported } = await answerOf(dialect, () => {
        throw new TypeError('secret at /home/somebody/file.ts:1');
      });
      assert.equal(reply.statusCode, 500);
      assert.match(String(reply.headers['content-type']), ERROR_BODIES[dialect.id]?.contentType ?? /$^/);
      assert.deepEqual(ERROR_BODIES[dialect.id]?.check(reply.json(), 500), []);
      assert.ok(!reply.payload.includes('secret') && !reply.payload.includes('TypeError'));
      assert.equal(reported.length, 1);
    });
  });
}

describe('replies under test', () => {
  const [dialect] = dialects;
  assert.ok(dialect !== undefined);

  it('are as declared when nothing is undeclared', async () => {
    assert.deepEqual((await answerOf(dialect, () => ({ id: '1', inner: { n: 1 } }))).violations, []);
  });

  it('are seen to hold an undeclared member, although the serializer would have dropped it', async () => {
    const { violations, reply } = await answerOf(dialect, () => ({ id: '1', inner: { n: 1, secret: 2 } }));
    assert.ok(!reply.payload.includes('secret'));
    assert.ok(
      violations.some(each => each.includes('/inner')),
      violations.join(),
    );
  });

  it('are seen to lack a declared member', async () => {
    assert.notDeepEqual((await answerOf(dialect, () => ({ id: '1' }))).violations, []);
  });
});

const Reply = Type.Object({ id: Type.String(), inner: Type.Object({ n: Type.Integer() }) });

/** Mounts the dialect with one route that answers so, and calls it. */
async function answerOf(dialect: Dialect, handle: () => unknown) {
  const route: DialectRoute = {
    id: 'planted',
    method: 'GET',
    path: '/planted',
    summary: 'Planted.',
    scope: null,
    status: 200,
    reply: Reply,
    handle: async () => handle(),
  };
  const planted = { ...dialect, routes: [route] };
  const reported: Problem[] = [];
  const app = fastify({ genReqId: () => context.requestId });
  app.decorateRequest('actor', undefined);
  const violations = checkReplies(app, [planted]);
  const onInternal = (problem: Problem) => reported.push(problem);
  const limits = { ratePerMinute: null, addressRatePerMinute: 0, shedAfterMs: 0 };
  // The planted route calls no service.
  mount(app, planted, {} as Services, createMountOptions(limits, onInternal));
  const reply = await app.inject({ method: 'GET', url: '/planted' });
  await app.close();
  return { reply, violations, reported };
}
