/** From an empty page to the signed-in shell: signs in, asks who that is, and shows the shell or why there is none. */
import type { Me } from '@heldby/client';
import { useEffect, useState } from 'preact/hooks';
import { client } from '../data/client.ts';
import { startLive } from '../data/live.ts';
import { maySee } from '../data/me.ts';
import { startSession } from '../data/session/session.ts';
import { Button } from '../kit/button.tsx';
import { Failed, Loading } from '../kit/states.tsx';
import { APP } from '../words/app.ts';
import { startKeys } from './commands.ts';
import { fetchPage } from './pages.ts';
import { addressNow, startRouter } from './router.ts';
import { Shell } from './shell.tsx';

export function Start() {
  const [me, setMe] = useState<Me>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    open().then(setMe, error => setFailure(error instanceof Error ? error.message : String(error)));
  }, []);
  if (me !== undefined) return <Shell me={me} />;
  return (
    <main class="before">
      <h1 class={failure === undefined ? 'unseen' : undefined}>{failure === undefined ? APP.name : APP.signInFailed}</h1>
      {failure === undefined ? (
        <Loading rows={0} />
      ) : (
        <>
          <Failed title={failure} />
          <Button look="primary" onPress={() => location.reload()}>
            {APP.signInAgain}
          </Button>
        </>
      )}
    </main>
  );
}

async function open(): Promise<Me> {
  if (!isSecureContext) throw new Error(APP.needsHttps);
  const session = startSession();
  // The page is loaded while the server is asked who somebody is. What they may not see is not rendered.
  fetchPage(addressNow().path);
  await session;
  startRouter();
  startKeys();
  const me = await client.me.get();
  if (maySee(me, 'events')) startLive();
  return me;
}
