/** Follows the ids of devices and people that were merged into others. Asked only where an id leads nowhere, so it costs nothing otherwise. */
import type { OrgId } from '../domain/ids.ts';
import { selectKeptOf, selectKeptOfNumber, selectMergedInto, toMerge } from '../storage/statements/merges.ts';
import { selectKeptPerson, selectPeopleMergedInto } from '../storage/statements/person-merges.ts';
import type { Reader } from '../storage/storage.ts';

/** More merges in a row than anybody makes. */
const LONGEST = 20;

/** The device that this one is by now; undefined for one that was not merged. */
export async function keptOf(
  reader: Reader,
  org: OrgId,
  ref: { readonly id: string } | { readonly number: number },
): Promise<string | undefined> {
  const first =
    'id' in ref
      ? await reader.one(selectKeptOf, { org, mergedId: ref.id })
      : await reader.one(selectKeptOfNumber, { org, mergedNumber: ref.number });
  let kept = first?.id;
  for (let step = 0; kept !== undefined && step < LONGEST; step += 1) {
    const next = await reader.one(selectKeptOf, { org, mergedId: kept });
    if (next === undefined) break;
    kept = next.id;
  }
  return kept;
}

/** The ids of everything that was merged into the device, at whatever remove. */
export async function mergedInto(reader: Reader, org: OrgId, keptId: string): Promise<string[]> {
  const ids: string[] = [];
  for (const id of [keptId])
    ids.push(...(await reader.all(selectMergedInto, { org, keptId: id })).map(row => toMerge(row).mergedId));
  for (const id of ids) {
    const further = (await reader.all(selectMergedInto, { org, keptId: id })).map(row => row.mergedId);
    ids.push(...further.filter(each => !ids.includes(each)));
  }
  return ids;
}

/** The person that this one is by now; undefined for one who was not merged. */
export async function keptPerson(reader: Reader, org: OrgId, id: string): Promise<string | undefined> {
  let kept: string | undefined;
  for (let step = 0, next: string | undefined = id; next !== undefined && step < LONGEST; step += 1) {
    next = (await reader.one(selectKeptPerson, { org, mergedId: next }))?.id;
    kept = next ?? kept;
  }
  return kept;
}

/** The ids of everybody who was merged into the person, at whatever remove. */
export async function peopleMergedInto(reader: Reader, org: OrgId, keptId: string): Promise<string[]> {
  const ids = [keptId];
  for (const id of ids) {
    const further = (await reader.all(selectPeopleMergedInto, { org, keptId: id })).map(row => row.mergedId);
    ids.push(...further.filter(each => !ids.includes(each)));
  }
  return ids.slice(1);
}
