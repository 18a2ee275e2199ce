/** Adds, lists, changes and removes webhooks, and decides whether and from where on events are sent to them. */
import { change, changeShownOnce, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireRight } from '../../core/rights.ts';
import { findWebhook, requireWebhook, type StoredWebhook, toStored } from '../../core/webhooks/find.ts';
import {
  changeWebhook,
  createWebhook,
  removeWebhook,
  rotateSecret,
  type WebhookChange,
  type WebhookInput,
} from '../../core/webhooks/save.ts';
import { disableWebhook, enableWebhook, replayEvents } from '../../core/webhooks/sending.ts';
import type { Actor } from '../../domain/actor.ts';
import { invalid } from '../../domain/problem.ts';
import { stateOf, type Webhook, type WebhookId, type WebhookState } from '../../domain/webhook.ts';
import { reasonOf } from '../../lib/reason.ts';
import { selectWebhooks } from '../../storage/statements/webhooks.ts';
import { type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { type ShownWebhook, showWebhook } from './shown.ts';

export interface IssuedWebhook extends ShownWebhook {
  readonly secret: string;
}

export type WebhookRequest = ListRequest<{ readonly state: WebhookState | null }, 'createdAt'>;

/** The sequence of an event, or the end of the history. */
export type Place = number | 'latest';

export interface Webhooks {
  readonly list: (actor: Actor, request: WebhookRequest) => Promise<ListPage<ShownWebhook>>;
  readonly get: (actor: Actor, id: WebhookId) => Promise<ShownWebhook>;
  readonly create: (write: Write, input: WebhookInput) => Promise<IssuedWebhook>;
  readonly update: (write: Write, id: WebhookId, input: WebhookChange) => Promise<ShownWebhook>;
  readonly remove: (write: Write, id: WebhookId) => Promise<void>;
  readonly disable: (write: Write, id: WebhookId) => Promise<ShownWebhook>;
  /** It goes on where it stopped; with `skip` behind everything that has happened. */
  readonly enable: (write: Write, id: WebhookId, skip: boolean) => Promise<ShownWebhook>;
  /** A new secret; the old one signs, too, for so long. */
  readonly rotateSecret: (write: Write, id: WebhookId, keepSeconds: number) => Promise<IssuedWebhook>;
  /** Sends the events of a stretch again. */
  readonly replay: (
    write: Write,
    id: WebhookId,
    stretch: { readonly after: Place; readonly until: Place },
  ) => Promise<ShownWebhook>;
}

const needs = 'write webhooks';

export function createWebhooks(core: Core): Webhooks {
  const { edit, once, shown } = changesOf(core);
  return {
    list: (actor, request) => listWebhooks(core, actor, request),
    get: async (actor, id) => {
      requireRight(actor, 'read webhooks');
      return showWebhook(core, actor.org, await requireWebhook(core.storage, actor.org, id));
    },
    create: async (write, input) => {
      requireRight(write.actor, needs);
      await requireTarget(core, input.url);
      return once(write, 'webhooks.create', input, each => createWebhook(each, input));
    },
    update: async (write, id, input) => {
      requireRight(write.actor, needs);
      if (input.url !== undefined) await requireTarget(core, input.url);
      return shown(write, await edit(write, 'update', id, { input }, (each, before) => changeWebhook(each, before, input)));
    },
    remove: (write, id) => edit(write, 'remove', id, {}, removeWebhook),
    disable: async (write, id) => {
      const verb: Verb<Webhook> = (each, before) => disableWebhook(each, before, write.reason ?? null);
      return shown(write, await edit(write, 'disable', id, {}, verb));
    },
    enable: async (write, id, skip) =>
      shown(write, await edit(write, 'enable', id, { skip }, (each, before) => enableWebhook(each, before, skip))),
    rotateSecret: (write, id, keepSeconds) =>
      once(write, 'webhooks.rotateSecret', { id, keepSeconds }, async each => {
        const until = keepSeconds === 0 ? null : each.now + keepSeconds * 1_000_000;
        return rotateSecret(each, await requireWebhook(each.tx, each.org, id), until);
      }),
    replay: async (write, id, { after: from, until }) => {
      const verb: Verb<Webhook> = (each, { webhook }) => {
        checkRevision(each, webhook);
        replayEvents(each, id, stretchOf(from, until, each.tx.take('event', 0)));
        return webhook;
      };
      return shown(write, await edit(write, 'replay', id, { from, until }, verb));
    },
  };
}

type Verb<T> = (edit: Edit, before: StoredWebhook) => T;

/** How webhooks are changed, and answered as they are afterwards. What is sent follows at once. */
function changesOf(core: Core) {
  const { storage, webhooks } = core;
  const shown = async (write: Write, webhook: Webhook): Promise<ShownWebhook> => {
    const { org } = write.actor;
    const stored = await findWebhook(storage, org, webhook.id);
    // A dry run answers as it would be.
    const standing = stored === undefined ? NEW : await showWebhook(core, org, stored);
    return { ...standing, webhook, state: stateOf(webhook, standing.progress) };
  };
  return {
    shown,
    edit: <T>(write: Write, name: string, id: WebhookId, request: object, verb: Verb<T>) =>
      change(core, write, { name: `webhooks.${name}`, needs }, { id, ...request }, async each => {
        each.afterCommit(() => webhooks.ring(each.org));
        return verb(each, await requireWebhook(each.tx, each.org, id));
      }),
    /** With a secret that is shown this once. */
    once: async (write: Write, name: string, request: unknown, verb: (edit: Edit) => Promise<Made>): Promise<IssuedWebhook> => {
      const { made, secret } = await changeShownOnce(core, write, { name, needs }, request, each => {
        each.afterCommit(() => webhooks.ring(each.org));
        return verb(each);
      });
      return { ...(await shown(write, made)), secret };
    },
  };
}

interface Made {
  readonly made: Webhook;
  readonly secret: string;
}

/** Of one that is not stored: the answer of a dry run. */
const NO_PROGRESS = { position: 0, replay: null, lastDeliveredAt: null, failingSince: null, lastError: null };
const NEW = { progress: NO_PROGRESS, waiting: 0, behind: 0 };

function stretchOf(from: Place, until: Place, end: number): { readonly after: number; readonly upTo: number } {
  const [after, upTo] = [from, until].map(place => (place === 'latest' ? end : place)) as [number, number];
  if (upTo > end) throw invalid('until', `at most ${end}, the end of the history`, String(upTo), 'range');
  if (after > upTo) throw invalid('after', `at most ${upTo}, where the stretch ends`, String(after), 'range');
  return { after, upTo };
}

/** Refuses a URL to which nothing may be sent. What its name leads to is checked again at each delivery. */
async function requireTarget({ egress }: Core, text: string): Promise<void> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['https:', 'http:'].includes(url.protocol)) throw invalid('url', 'an https URL', text);
  try {
    await egress.checkTarget(url);
  } catch (error) {
    throw invalid('url', `a URL that heldby may send to (${reasonOf(error)})`, text);
  }
}

async function listWebhooks(core: Core, actor: Actor, request: WebhookRequest): Promise<ListPage<ShownWebhook>> {
  requireRight(actor, 'read webhooks');
  const rows = await core.storage.all(selectWebhooks, { org: actor.org });
  const all = await Promise.all(rows.map(row => showWebhook(core, actor.org, toStored(row))));
  const wanted = all.filter(({ state }) => (request.filter?.state ?? state) === state);
  const sorted = request.sort?.descending ? wanted.toReversed() : wanted;
  const read = async (behind: readonly (string | number)[] | null, limit: number) => {
    const start = behind === null ? 0 : sorted.findIndex(({ webhook }) => webhook.id === behind[0]) + 1;
    return sorted.slice(start, start + limit);
  };
  const walk = {
    read,
    count: async () => wanted.length,
    positionOf: ({ webhook }: ShownWebhook) => [webhook.id],
    kinds: ['string'] as const,
  };
  return pageOfList('webhooks', request, walk, each => each);
}
