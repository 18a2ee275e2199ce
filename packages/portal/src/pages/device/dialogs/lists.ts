/** Members with several values, as one types them: between commas, or one on each line. */
import type { Device } from '@heldby/client';

interface Typed<T> {
  readonly print: (values: readonly T[]) => string;
  readonly read: (text: string) => readonly T[];
}

type Mac = NonNullable<Device['macs']>[number];
type ExternalId = NonNullable<Device['externalIds']>[number];

export type ListMember = 'tags' | 'imei' | 'macs' | 'externalIds';

const listed: Typed<string> = { print: values => values.join(', '), read: text => partsOf(text, ',') };

/** What is no word for an interface goes to the server, which says which ones there are. */
const macs: Typed<Mac> = {
  print: values => values.map(({ address, kind }) => `${address.replaceAll(/(..)(?=.)/g, '$1:')} ${kind}`).join('\n'),
  read: text =>
    partsOf(text, '\n').map(line => {
      const [address = '', kind = 'other'] = line.split(/\s+(?=\S+$)/);
      return { address: address.replaceAll(/[-:.]/g, '').toUpperCase(), kind: kind.toLowerCase() as Mac['kind'] };
    }),
};

const externalIds: Typed<ExternalId> = {
  print: values => values.map(({ source, id }) => `${source}: ${id}`).join('\n'),
  read: text =>
    partsOf(text, '\n').map(line => {
      const colon = line.indexOf(':');
      return { source: line.slice(0, Math.max(colon, 0)).trim(), id: line.slice(colon + 1).trim() };
    }),
};

export const LISTS = { tags: listed, imei: listed, macs, externalIds } as unknown as Readonly<Record<ListMember, Typed<unknown>>>;

/** `a, b,, a` are two. */
function partsOf(text: string, between: string): readonly string[] {
  const parts = text.split(between).map(part => part.trim());
  return [...new Set(parts.filter(part => part !== ''))];
}
