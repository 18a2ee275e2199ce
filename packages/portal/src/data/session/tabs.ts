/** The tabs of a browser share one sign-in: a new tab asks the others for it, and each hears of the end. */
import type { Tokens } from './tokens.ts';

type Message =
  | { readonly kind: 'ask' }
  | { readonly kind: 'tokens'; readonly from: string; readonly tokens: Tokens | undefined }
  | { readonly kind: 'signing out' }
  | { readonly kind: 'signed out' };

export interface Tabs {
  /** From now on the others wait for what this tab answers. */
  readonly open: () => void;
  /** The tokens of another tab; undefined if none has any, or has others than those. */
  readonly ask: (unlike?: string) => Promise<Tokens | undefined>;
  readonly tell: (tokens: Tokens) => void;
  readonly tellSigningOut: () => void;
  readonly tellSignedOut: () => void;
}

/** A tab that is at work answers when it is done. One that the browser has put to sleep does not answer at all. */
const ANSWER_MS = 2_000;

/** Each tab holds a lock of this name and a word of its own for as long as it is open: so the others know which to wait for. */
const TAB = 'heldby-portal-tab ';

export function joinTabs(channel: BroadcastChannel, own: () => Tokens | undefined, on: TabEvents): Tabs {
  const me = TAB + crypto.getRandomValues(new Uint32Array(2)).join('');
  const post = (message: Message) => channel.postMessage(message);
  const tell = (tokens: Tokens | undefined) => post({ kind: 'tokens', from: me, tokens });
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'ask') tell(own());
    if (data.kind === 'tokens' && data.tokens !== undefined) on.tokens(data.tokens);
    if (data.kind === 'signing out') on.signingOut();
    if (data.kind === 'signed out') on.signedOut();
  });
  return {
    open: () => void navigator.locks.request(me, () => new Promise(() => undefined)),
    ask: async unlike => {
      const { held = [] } = await navigator.locks.query();
      const waitedFor = new Set(held.flatMap(({ name = '' }) => (name.startsWith(TAB) && name !== me ? [name] : [])));
      if (waitedFor.size === 0) return undefined;
      const over = new AbortController();
      const { signal } = over;
      const answer = new Promise<Tokens | undefined>(resolve => {
        const hear = (from: string, tokens?: Tokens) => {
          waitedFor.delete(from);
          if (tokens !== undefined && tokens.access !== unlike) resolve(tokens);
          else if (waitedFor.size === 0) resolve(undefined);
        };
        const listen = ({ data }: MessageEvent<Message>) => data.kind === 'tokens' && hear(data.from, data.tokens);
        channel.addEventListener('message', listen, { signal });
        // Its lock is to be had once a tab is closed.
        for (const name of waitedFor) navigator.locks.request(name, { signal }, () => hear(name)).catch(() => undefined);
        setTimeout(resolve, ANSWER_MS);
      });
      post({ kind: 'ask' });
      return answer.finally(() => over.abort());
    },
    tell,
    tellSigningOut: () => post({ kind: 'signing out' }),
    tellSignedOut: () => post({ kind: 'signed out' }),
  };
}

interface TabEvents {
  readonly tokens: (tokens: Tokens) => void;
  readonly signingOut: () => void;
  readonly signedOut: () => void;
}
