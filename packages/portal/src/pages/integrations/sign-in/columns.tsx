/** The columns of the list of sign-in providers. */
import type { IdentityProvider } from '@heldby/client';
import type { Column } from '../../../kit/table/source.ts';
import { PROVIDERS as words } from '../../../words/integrations/provider.ts';

export const COLUMNS: readonly Column<IdentityProvider>[] = [
  { id: 'name', title: words.name, widthPx: 180, grows: true, view: ({ name }) => <Clipped text={name} /> },
  { id: 'domains', title: words.domains, widthPx: 260, view: ({ domains }) => <Clipped text={domainsText(domains)} /> },
  { id: 'issuer', title: words.issuer, widthPx: 320, view: ({ issuer }) => <Clipped text={issuer} /> },
];

/** One that has no domains is for everybody whose domain no other one has. */
export function domainsText(domains: readonly string[]): string {
  return domains.length === 0 ? words.everybodyElse : domains.join(', ');
}

function Clipped({ text }: { readonly text: string }) {
  return (
    <bdi class="clip" title={text}>
      {text}
    </bdi>
  );
}
