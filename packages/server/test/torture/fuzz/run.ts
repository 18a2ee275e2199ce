/** The fuzz run: chapters of requests, each in an organization of its own, and what came of them. */
import type { FastifyInstance } from 'fastify';
import type { Dialect } from '../../../src/http/dialect/dialect.ts';
import type { TestRegistry } from '../../support/registry.ts';
import { faultsOf } from './judge.ts';
import { createPool } from './pool.ts';
import { createRandom } from './random.ts';
import { createRequests, type FuzzRequest, toCurl } from './requests.ts';
import { type Answer, createInjector, createSocketSender, type Send } from './send.ts';
import { createFuzzWorld } from './world.ts';

export interface FuzzRun {
  readonly registry: TestRegistry;
  readonly server: FastifyInstance;
  /** Where the same server listens. */
  readonly origin: string;
  readonly dialects: readonly Dialect[];
  /** What the watcher of replies has found so far; grows while the server is used. */
  readonly violations: readonly string[];
  readonly requests: number;
  /** The first chapter's; the next chapters count on from it, so that each can be repeated by itself. */
  readonly seed: number;
  /** Called after each chapter. */
  readonly onChapter?: (done: number) => void;
}

export interface FuzzResult {
  /** Each with its seed and the request as a line for a shell. */
  readonly faults: readonly string[];
  readonly sent: number;
  /** How often each status came, by kind of request. */
  readonly statuses: ReadonlyMap<string, number>;
  /** The routes that answered at least once that all went well. */
  readonly succeeded: ReadonlySet<string>;
}

export const CHAPTER = 10_000;
/** As many are under way at once. */
const BATCH = 32;
/** One batch in so many goes through sockets. */
const SOCKET_EVERY = 20;
/** What a caller is answered after an earlier request disabled, revoked or limited them. */
const SHUT_OUT: ReadonlySet<number> = new Set([401, 429]);
/** More would say nothing new. */
const FAULTS_LIMIT = 20;

interface Chapter extends FuzzRun {
  readonly inject: Send;
  readonly viaSocket: Send;
  readonly faults: string[];
  readonly statuses: Map<string, number>;
  readonly succeeded: Set<string>;
}

export async function runFuzz(run: FuzzRun): Promise<FuzzResult> {
  const socket = createSocketSender(run.origin);
  const results = { faults: [] as string[], statuses: new Map<string, number>(), succeeded: new Set<string>() };
  const chapter = { ...run, ...results, inject: createInjector(run.server), viaSocket: socket.send };
  let sent = 0;
  try {
    for (let number = 0; sent < run.requests && results.faults.length < FAULTS_LIMIT; number += 1) {
      sent += await runChapter(chapter, run.seed + number, Math.min(CHAPTER, run.requests - sent));
      run.onChapter?.(sent);
    }
  } finally {
    socket.close();
  }
  return { ...results, sent };
}

async function runChapter(chapter: Chapter, seed: number, count: number): Promise<number> {
  const { registry, dialects, faults } = chapter;
  const random = createRandom(seed);
  const pool = createPool(dialects);
  const world = await createFuzzWorld(registry, `${seed}`);
  let next = createRequests({ dialects, pool, callers: await world.newCallers() });
  let sent = 0;
  let isShutOut = false;
  for (let batch = 0; sent < count && faults.length < FAULTS_LIMIT; batch += 1) {
    if (isShutOut) {
      next = createRequests({ dialects, pool, callers: await world.newCallers() });
      isShutOut = false;
    }
    const requests = Array.from({ length: Math.min(BATCH, count - sent) }, () => next(random));
    const send = batch % SOCKET_EVERY === SOCKET_EVERY - 1 ? chapter.viaSocket : chapter.inject;
    const watched = chapter.violations.length;
    const answers = await Promise.all(requests.map(request => ask(send, request)));
    for (const [index, request] of requests.entries()) {
      const answer = answers[index];
      if (answer === undefined) continue;
      isShutOut ||= request.isKnown && request.route?.scope !== null && request.fault === '' && SHUT_OUT.has(answer.status);
      const where = `seed ${seed}, request ${sent + index}`;
      for (const fault of judge(chapter, request, answer)) faults.push(`${where}: ${fault}\n  ${toCurl(request)}`);
      if (answer.status < 300 && request.route !== undefined) pool.learn(request.route, parse(answer.text));
    }
    for (const violation of chapter.violations.slice(watched)) {
      faults.push(`seed ${seed}, requests ${sent} to ${sent + requests.length - 1}: ${violation}`);
    }
    sent += requests.length;
  }
  return sent;
}

/** An answer that never comes is a fault like any other. */
async function ask(send: Send, request: FuzzRequest): Promise<Answer | undefined> {
  try {
    return await send(request);
  } catch (error) {
    return { status: 0, headers: {}, text: `no answer: ${error}` };
  }
}

function judge({ statuses, succeeded }: Chapter, { kind, fault, route, method }: FuzzRequest, answer: Answer): string[] {
  const key = `${kind} ${answer.status}`;
  statuses.set(key, (statuses.get(key) ?? 0) + 1);
  if (route !== undefined && fault === '' && answer.status < 400 && answer.status > 0) succeeded.add(route.id);
  return answer.status === 0 ? [answer.text] : faultsOf(answer, method);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
