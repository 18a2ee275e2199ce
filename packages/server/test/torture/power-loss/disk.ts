/**
 * A disk that may lose whatever was not synced. It follows a recording, and can tell at any moment what files there could be
 * after the power failed then: all that was synced before, and of the rest any part, in any order, torn.
 */
import { dirname } from 'node:path';
import type { Moment, SystemCall } from './trace.ts';

/** What came to the disk of what nobody waited for. */
export type Luck = 'none' | 'all' | 'oldest' | 'pages' | 'sectors';
export const LUCKS: readonly Luck[] = ['none', 'all', 'oldest', 'pages', 'sectors'];

/** A number from 0 up to, not including, the limit. */
export type Random = (limit: number) => number;

export interface Disk {
  readonly follow: (moment: Moment) => void;
  /** How much was written and may be lost. */
  readonly unsyncedBytes: () => number;
  /** The files by their paths. */
  readonly crash: (luck: Luck, random: Random) => Map<string, Buffer>;
}

interface Change {
  readonly offset: number;
  readonly bytes: Buffer;
  /** Of the file, after it. */
  readonly size: number;
  ended: boolean;
}

/** A file or a folder, whatever its name. */
interface Inode {
  readonly isFolder: boolean;
  /** Synced; beyond `size` zeros. */
  content: Buffer;
  size: number;
  pending: Change[];
}

/** What a path has stood for since its folder was synced; null is nothing. */
interface Name {
  durable: Inode | null;
  pending: (Inode | null)[];
}

const SECTOR = 512;
const PAGE = 4096;
/** One in so many sectors that were being written is torn in its middle. */
const TORN_ONE_IN = 20;

/** `root` is on the disk already, and empty; what happens outside of it is ignored, as are files that `ignored` names. */
export function createDisk(root: string, ignored: (path: string) => boolean = () => false): Disk {
  const names = new Map<string, Name>();
  const running = new Map<SystemCall, () => void>();

  const inodeAt = (path: string): Inode | null => {
    const name = names.get(path);
    return name === undefined ? null : (name.pending.at(-1) ?? (name.pending.length > 0 ? null : name.durable));
  };
  const rename = (path: string, inode: Inode | null) => {
    const name = names.get(path) ?? { durable: null, pending: [] };
    names.set(path, name);
    name.pending.push(inode);
  };
  const begin = (call: SystemCall): (() => void) | undefined => {
    const inode = inodeAt(call.path);
    if (call.name === 'fsync' || call.name === 'fdatasync') return beginSync(call.path, inode, names, root);
    if (call.name === 'mkdir') return () => rename(call.path, createInode(true));
    if (call.name === 'openat') return call.creates && inode === null ? () => rename(call.path, createInode(false)) : undefined;
    if (call.name === 'unlink') return () => rename(call.path, null);
    if (inode === null) throw new Error(`${call.name} of ${call.path}, which nobody made`);
    if (call.name === 'ftruncate')
      return beginChange(inode, call.number, Buffer.alloc(Math.max(0, sizeOf(inode) - call.number)), call.number);
    if (call.name !== 'pwrite64') throw new Error(`the model of the disk does not know ${call.name} (of ${call.path})`);
    return beginChange(inode, call.number, call.bytes, Math.max(sizeOf(inode), call.number + call.bytes.length));
  };

  return {
    follow: ({ phase, call, done }) => {
      if (!call.path.startsWith(`${root}/`) || ignored(call.path)) {
        if (call.path !== root || !call.name.endsWith('sync')) return;
      }
      if (phase === 'begin') {
        const end = begin(call);
        if (end !== undefined) running.set(call, end);
      } else {
        if (done) running.get(call)?.();
        running.delete(call);
      }
    },
    unsyncedBytes: () => {
      const inodes = new Set([...names.keys()].map(inodeAt));
      return [...inodes].flatMap(inode => inode?.pending ?? []).reduce((sum, { bytes }) => sum + bytes.length, 0);
    },
    crash: (luck, random) => {
      const survived = new Map<string, Inode>();
      for (const [path, name] of [...names].toSorted(([one], [other]) => one.length - other.length)) {
        const found = choose(name, luck, random);
        const folder = dirname(path);
        if (found !== null && (folder === root || survived.has(folder))) survived.set(path, found);
      }
      const files = [...survived].filter(([, inode]) => !inode.isFolder);
      return new Map(files.map(([path, inode]) => [path, contentAfter(inode, luck, random)]));
    },
  };
}

function createInode(isFolder: boolean): Inode {
  return { isFolder, content: Buffer.alloc(0), size: 0, pending: [] };
}

function sizeOf(inode: Inode): number {
  return inode.pending.at(-1)?.size ?? inode.size;
}

function beginChange(inode: Inode, offset: number, bytes: Buffer, size: number): () => void {
  const change: Change = { offset, bytes, size, ended: false };
  inode.pending.push(change);
  return () => {
    change.ended = true;
  };
}

/** What had ended before the sync began is durable when the sync has ended; of what ran beside it nobody knows. */
function beginSync(path: string, inode: Inode | null, names: ReadonlyMap<string, Name>, root: string): () => void {
  const changes = inode?.pending.filter(change => change.ended) ?? [];
  const entries = inode?.isFolder || path === root ? [...names].filter(([each]) => dirname(each) === path) : [];
  const counts = entries.map(([, name]) => name.pending.length);
  return () => {
    if (inode !== null) settle(inode, new Set(changes));
    for (const [index, [, name]] of entries.entries()) {
      const synced = name.pending.splice(0, counts[index]);
      if (synced.length > 0) name.durable = synced.at(-1) ?? null;
    }
  };
}

function settle(inode: Inode, changes: ReadonlySet<Change>): void {
  for (const change of inode.pending) {
    if (!changes.has(change)) continue;
    inode.content = grown(inode.content, change.offset + change.bytes.length);
    change.bytes.copy(inode.content, change.offset);
    inode.size = change.size;
  }
  inode.pending = inode.pending.filter(change => !changes.has(change));
}

/** At least so long; grown by doubling, so that a file that is written piece by piece is not copied for each. */
function grown(content: Buffer, length: number): Buffer {
  if (content.length >= length) return content;
  const larger = Buffer.alloc(Math.max(length, content.length * 2));
  content.copy(larger);
  return larger;
}

function choose(name: Name, luck: Luck, random: Random): Inode | null {
  const versions = [name.durable, ...name.pending];
  const index = luck === 'none' ? 0 : luck === 'all' ? versions.length - 1 : random(versions.length);
  return versions[index] ?? null;
}

function contentAfter(inode: Inode, luck: Luck, random: Random): Buffer {
  const kept = luck === 'none' ? 0 : luck === 'oldest' ? random(inode.pending.length + 1) : inode.pending.length;
  const changes = inode.pending.slice(0, kept);
  const sizes = [inode.size, ...changes.map(change => change.size)];
  const scattered = luck === 'pages' || luck === 'sectors';
  const size = sizes[scattered ? random(sizes.length) : sizes.length - 1] ?? 0;
  const end = Math.max(size, ...changes.map(change => change.offset + change.bytes.length));
  const content = Buffer.alloc(end);
  inode.content.copy(content, 0, 0, Math.min(inode.size, end));
  if (scattered) scatter(content, changes, luck === 'pages' ? PAGE : SECTOR, random);
  else for (const { offset, bytes } of changes) bytes.copy(content, offset);
  return content.subarray(0, size);
}

/** Each unit of the disk has come as far as chance let it: what is in memory is written out whole or not at all, but for the torn. */
function scatter(content: Buffer, changes: readonly Change[], unit: number, random: Random): void {
  const total = new Map<number, number>();
  for (const each of unitsOf(changes, unit)) total.set(each.unit, (total.get(each.unit) ?? 0) + 1);
  const limits = new Map([...total].map(([each, count]) => [each, random(count + 1)]));
  const seen = new Map<number, number>();
  for (const { unit: each, change, from, to } of unitsOf(changes, unit)) {
    const version = (seen.get(each) ?? 0) + 1;
    seen.set(each, version);
    const limit = limits.get(each) ?? 0;
    if (version > limit) continue;
    const torn = version === limit && random(TORN_ONE_IN) === 0;
    change.bytes.copy(content, from, from - change.offset, (torn ? from + random(to - from) : to) - change.offset);
  }
}

function* unitsOf(changes: readonly Change[], unit: number) {
  for (const change of changes) {
    const end = change.offset + change.bytes.length;
    for (let from = change.offset; from < end; ) {
      const to = Math.min(end, (Math.floor(from / unit) + 1) * unit);
      yield { unit: Math.floor(from / unit), change, from, to };
      from = to;
    }
  }
}
