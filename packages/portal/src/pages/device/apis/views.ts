/** How a face shows a device, put together for reading: holders who see it at the same address are one view. */
import type { DeviceFace, DeviceFaceView } from '@heldby/client';

export interface SharedView {
  readonly view: DeviceFaceView;
  /** Whose it is there; empty where it is nobody's in particular. */
  readonly holders: readonly string[];
  /** Those of them who see it themselves. */
  readonly seeing: readonly string[];
}

export function sharedViews(views: DeviceFace['views']): readonly SharedView[] {
  const byPlace = Map.groupBy(views, ({ path, within }) => `${path} ${within ?? ''}`);
  return [...byPlace.values()].flatMap(same => {
    const [view] = same;
    if (view === undefined) return [];
    const named = same.filter(({ holder }) => holder !== null);
    const nameOf = ({ holder }: DeviceFaceView) => holder?.name ?? '';
    return [{ view, holders: named.map(nameOf), seeing: named.filter(({ toHolder }) => toHolder).map(nameOf) }];
  });
}

/** The command that asks the same. Apperian's clients send their token in a header of their own. */
export function curlOf(face: string, path: string, server: string): string {
  const header = face === 'apperian' ? 'X-TOKEN: $TOKEN' : 'Authorization: Bearer $TOKEN';
  return `curl -s -H "${header}" '${server.replace(/\/$/, '')}${path.replaceAll("'", "'\\''")}'`;
}
