/** Makes the message of an event, sends it once, and judges the answer. */
import { KEPT_ANSWER_BYTES } from '@heldby/contract';
import { Webhook as Signer } from 'standardwebhooks';
import type { Core } from '../../core/core.ts';
import { toNamedServedEvent } from '../../core/named-events.ts';
import { messageIdOf, type Webhook, type WebhookSecrets } from '../../domain/webhook.ts';
import { retryAfterOf } from '../../domain/webhook-retries.ts';
import type { Instant } from '../../lib/instant.ts';
import { fullReasonOf } from '../../lib/reason.ts';
import { programVersion } from '../../lib/version.ts';
import type { NamedRecordedEvent } from '../../storage/statements/feed.ts';
import { chatMessage } from './chat.ts';

/** A webhook with what is needed to send to it. */
export interface Target {
  readonly webhook: Webhook;
  readonly secrets: WebhookSecrets;
}

/** What came of one try. */
export interface Tried {
  readonly at: Instant;
  readonly durationMs: number;
  readonly status: number | null;
  /** Null if it was delivered. */
  readonly error: string | null;
  readonly answer: string | null;
  readonly retryAfterMicros: number | null;
}

/** Nobody is there any more, and will not be. */
export const GONE = 410;

/** Until the answer begins. */
export const ANSWERED_WITHIN_MS = 10_000;

const USER_AGENT = `heldby/${programVersion()}`;
/** What a library or the machine says may quote what was sent. */
const ERROR_LIMIT = 1_000;

export function bodyOf(event: NamedRecordedEvent, { format }: Pick<Webhook, 'format'>): string {
  const served = toNamedServedEvent(event);
  return JSON.stringify(format === 'standard' ? served : chatMessage(format, served));
}

/** Without the time and the signature, which each try has of its own. */
export function headersOf(webhookId: string, sequence: number): Record<string, string> {
  return { 'content-type': 'application/json', 'user-agent': USER_AGENT, 'webhook-id': messageIdOf(webhookId, sequence) };
}

export async function tryOnce(
  { egress, clock }: Core,
  target: Target,
  event: NamedRecordedEvent,
  answeredWithinMs = ANSWERED_WITHIN_MS,
): Promise<Tried> {
  const at = clock.now();
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  const text = bodyOf(event, target.webhook);
  const headers = { ...headersOf(target.webhook.id, event.sequence), ...signed(target, event.sequence, at, text) };
  try {
    const { status, retryAfter, answer } = await egress.post(target.secrets.url, {
      headers,
      body: Buffer.from(text),
      keptBytes: KEPT_ANSWER_BYTES,
      answeredWithinMs,
    });
    const retryAfterMicros = status === 429 || status === 503 ? retryAfterOf(retryAfter, clock.now()) : null;
    return { at, durationMs: took(), status, error: faultOf(status), answer, retryAfterMicros };
  } catch (error) {
    const message = fullReasonOf(error).slice(0, ERROR_LIMIT);
    return { at, durationMs: took(), status: null, error: message, answer: null, retryAfterMicros: null };
  }
}

/** By the present secret, and by the one before while it still signs. */
function signed({ webhook, secrets }: Target, sequence: number, at: Instant, text: string): Record<string, string> {
  const isOldLive = webhook.oldSecretUntil !== null && at < webhook.oldSecretUntil;
  const live = isOldLive && secrets.oldSecret !== null ? [secrets.secret, secrets.oldSecret] : [secrets.secret];
  const [id, time] = [messageIdOf(webhook.id, sequence), new Date(at / 1_000)];
  const signature = live.map(secret => new Signer(secret).sign(id, time, text)).join(' ');
  return { 'webhook-timestamp': String(Math.floor(at / 1_000_000)), 'webhook-signature': signature };
}

function faultOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400
    ? `the receiver redirects (${status}), which is not followed: set the URL to which it leads`
    : `the receiver answered ${status}`;
}
