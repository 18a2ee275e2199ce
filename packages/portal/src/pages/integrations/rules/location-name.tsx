/** The name of a location, of which rules say the id. */
import { client } from '../../../data/client.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { GROUP_RULES as words } from '../../../words/integrations/group-rules.ts';

export function LocationName({ id }: { readonly id: string | null }) {
  const { value } = useAnswer(id === null ? null : `locations/${id}`, signal => client.locations.get(id ?? '', { signal }));
  return <bdi>{id === null ? words.noLocation : (value?.name ?? '…')}</bdi>;
}
