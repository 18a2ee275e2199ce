/** Shows the page of the address: loads its module, catches its failures, moves the focus to its title. */
import type { Me } from '@heldby/client';
import type { ComponentType } from 'preact';
import { useEffect, useErrorBoundary, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button, LinkButton } from '../kit/button.tsx';
import { Empty, Failed, Loading } from '../kit/states.tsx';
import { APP } from '../words/app.ts';
import { PageHead } from './page-head.tsx';
import { findPage, firstPageOf, type PageEntry, type PageProps } from './pages.ts';
import { hrefOf, navigate, scrollBefore, useRoute } from './router.ts';

export function PageView({ me }: { readonly me: Me }) {
  const { path, query } = useRoute();
  const found = findPage(me, path);
  if (found === undefined) return path === '' ? <Home me={me} /> : <NotFound />;
  const { entry, params } = found;
  return (
    <Guarded key={path}>
      <LoadedPage entry={entry} props={{ me, params, query }} />
    </Guarded>
  );
}

interface Loaded {
  readonly entry: PageEntry;
  readonly Page: ComponentType<PageProps>;
}

function LoadedPage({ entry, props }: { readonly entry: PageEntry; readonly props: PageProps }) {
  const [loaded, setLoaded] = useState<Loaded>();
  const [tries, setTries] = useState(0);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    setFailed(false);
    entry.load().then(
      ({ Page }) => setLoaded({ entry, Page }),
      () => setFailed(true),
    );
  }, [entry, tries]);
  useFocusOnTitle(loaded !== undefined);
  if (failed) {
    return (
      <>
        <PageHead title={entry.title} />
        <Failed onRetry={() => setTries(tries + 1)} />
      </>
    );
  }
  if (loaded?.entry !== entry) {
    return (
      <>
        <PageHead title={entry.title} />
        <Loading />
      </>
    );
  }
  const { Page } = loaded;
  return <Page {...props} />;
}

let isFirstPage = true;

/** A screen reader reads the title of the page that was opened. The first page is read by itself. */
function useFocusOnTitle(isShown: boolean): void {
  const done = useRef(false);
  useLayoutEffect(() => {
    if (!isShown || done.current) return;
    done.current = true;
    if (!isFirstPage) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    isFirstPage = false;
    scrollTo(0, scrollBefore() ?? 0);
  }, [isShown]);
}

function Guarded({ children }: { readonly children: preact.ComponentChildren }) {
  const [error] = useErrorBoundary(caught => console.error(caught));
  if (error === undefined) return <>{children}</>;
  return (
    <>
      <PageHead title={APP.brokenTitle} />
      <Failed title={APP.broken} />
      <p class="page-broken">
        <Button look="primary" onPress={() => location.reload()}>
          {APP.reload}
        </Button>
      </p>
    </>
  );
}

/** Who sees no overview begins at their first page. */
function Home({ me }: { readonly me: Me }) {
  useEffect(() => navigate(hrefOf(firstPageOf(me).path), { replace: true }), [me]);
  return <Loading />;
}

function NotFound() {
  useFocusOnTitle(true);
  return (
    <>
      <PageHead title={APP.notFoundTitle} />
      <Empty title={APP.notFound} action={<LinkButton href={hrefOf('')}>{APP.toOverview}</LinkButton>} />
    </>
  );
}
