/** Runs of adjacent events about one thing: how they are keyed, and how long they are. */
import { sha256 } from '../lib/crypto.ts';

/** A longer run is written as several, so that a reader knows how far back one can begin. */
export const RUN_LIMIT = 64;

/** A part of the digest of an id. Two ids rarely have the same one, and then the reader tells them apart. */
export function aboutOf(id: string): number {
  return sha256(id).readUIntBE(0, 6);
}
