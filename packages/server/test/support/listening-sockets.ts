/** The TCP sockets on which a process listens, as Linux tells them. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const LISTENING = '0A';

/** Their addresses in the kernel's spelling. */
export function listeningSockets(pid: number): string[] {
  const inodes = new Set(readdirSync(`/proc/${pid}/fd`).flatMap(descriptor => inodeOf(`/proc/${pid}/fd/${descriptor}`)));
  return ['tcp', 'tcp6']
    .flatMap(file => readFileSync(`/proc/${pid}/net/${file}`, 'utf8').trim().split('\n').slice(1))
    .map(line => line.trim().split(/\s+/))
    .filter(fields => fields[3] === LISTENING && inodes.has(fields[9] ?? ''))
    .map(fields => fields[1] ?? '');
}

function inodeOf(link: string): string[] {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(link))?.slice(1) ?? [];
  } catch {
    return []; // It was closed in the meantime.
  }
}
