/** The tabs of a browser share one sign-in: a new tab asks the others for it, and each hears of the end. */
import type { Tokens } from './tokens.ts';

type Message =
  | { readonly kind: 'ask' }
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'signing out' }
  | { readonly kind: 'signed out' };

export interface Tabs {
  /** The tokens of another tab; undefined if none answers. */
  readonly ask: (unlike?: string) => Promise<Tokens | undefined>;
  readonly tell: (tokens: Tokens) => void;
  readonly tellSigningOut: () => void;
  readonly tellSignedOut: () => void;
}

/** A tab that is awake answers within a few milliseconds. One that sleeps does not answer at all. */
const ANSWER_MS = 100;

export function joinTabs(channel: BroadcastChannel, own: () => Tokens | undefined, on: TabEvents): Tabs {
  const post = (message: Message) => channel.postMessage(message);
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    const tokens = own();
    if (data.kind === 'ask' && tokens !== undefined) post({ kind: 'tokens', tokens });
    if (data.kind === 'tokens') on.tokens(data.tokens);
    if (data.kind === 'signing out') on.signingOut();
    if (data.kind === 'signed out') on.signedOut();
  });
  return {
    ask: unlike =>
      new Promise(resolve => {
        const listen = ({ data }: MessageEvent<Message>) => {
          if (data.kind === 'tokens' && data.tokens.access !== unlike) done(data.tokens);
        };
        const done = (tokens?: Tokens) => {
          channel.removeEventListener('message', listen);
          resolve(tokens);
        };
        channel.addEventListener('message', listen);
        post({ kind: 'ask' });
        setTimeout(done, ANSWER_MS);
      }),
    tell: tokens => post({ kind: 'tokens', tokens }),
    tellSigningOut: () => post({ kind: 'signing out' }),
    tellSignedOut: () => post({ kind: 'signed out' }),
  };
}

interface TabEvents {
  readonly tokens: (tokens: Tokens) => void;
  readonly signingOut: () => void;
  readonly signedOut: () => void;
}
