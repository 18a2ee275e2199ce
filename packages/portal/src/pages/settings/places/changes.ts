/** Changes of locations, workspaces and virtual lines, each with what takes it back. */
import type { WriteOptions } from '@heldby/client';
import type { Reason } from '../../../app/change-dialog.tsx';
import { reloading } from '../../../data/reloading.ts';
import type { Change } from '../../../data/write.ts';
import type { PlaceWords } from '../../../words/places.ts';
import type { Place, PlaceCalls } from './place.ts';

type Reload = () => void;

export function adding<T extends Place>(
  calls: PlaceCalls<T>,
  words: PlaceWords,
  run: (options: WriteOptions) => Promise<T>,
  reload: Reload,
): Change<T> {
  const change: Change<T> = {
    run,
    done: place => words.added(calls.nameOf(place)),
    undo: place => ({
      run: options => calls.close(place.id, {}, options),
      done: words.closed(calls.nameOf(place)),
      refreshes: ['locations'],
    }),
    refreshes: ['locations'],
  };
  return reloading(change, reload);
}

/** `run` is given what the names become. */
export function renaming<T extends Place, N extends object>(
  calls: PlaceCalls<T>,
  words: PlaceWords,
  place: T,
  names: { readonly before: N; readonly after: N },
  run: (names: N, options: WriteOptions) => Promise<T>,
  reload: Reload,
): Change<T> {
  const change: Change<T> = {
    from: { before: place, again: () => calls.get(place.id) },
    run: options => run(names.after, options),
    done: changed => words.renamed(calls.nameOf(changed)),
    undo: changed => ({
      from: { before: changed, again: () => calls.get(place.id) },
      run: options => run(names.before, options),
      done: words.nameIsBack(calls.nameOf(place)),
      refreshes: ['locations'],
    }),
    refreshes: ['locations'],
  };
  return reloading(change, reload);
}

/** What moved to another location does not come back, so that is not offered. */
export function closing<T extends Place>(
  calls: PlaceCalls<T>,
  words: PlaceWords,
  place: T,
  body: Reason & { readonly moveTo?: string },
  reload: Reload,
): Change<T> {
  const change: Change<T> = {
    from: { before: place, again: () => calls.get(place.id) },
    run: options => calls.close(place.id, body, options),
    done: words.closed(calls.nameOf(place)),
    refreshes: ['locations'],
    ...(body.moveTo === undefined ? { undo: () => reopening(calls, words, place, () => undefined) } : {}),
  };
  return reloading(change, reload);
}

export function reopening<T extends Place>(calls: PlaceCalls<T>, words: PlaceWords, place: T, reload: Reload): Change<unknown> {
  const change: Change<unknown> = {
    run: options => calls.reopen(place.id, {}, options),
    done: words.reopened(calls.nameOf(place)),
    refreshes: ['locations'],
  };
  return reloading(change, reload);
}
