/**
 * A machine to throw away: this one's files under an overlay in memory, with systemd as the first process, and with processes, mounts and
 * a network of its own. What is installed in it is gone with it. It needs root, and a kernel that allows both.
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Machine {
  /** Runs a text in sh, as root. */
  readonly run: (script: string) => Ended;
  readonly stop: () => Promise<void>;
}

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const TOOLS = ['setpriv', 'unshare', 'nsenter', 'dpkg', 'systemctl', '/lib/systemd/systemd'];
const NAMESPACES = ['--mount', '--pid', '--ipc', '--uts', '--cgroup', '--net'];
const START_LIMIT_MS = 60_000;
const RUN_LIMIT_MS = 180_000;
const LOOK_AGAIN_MS = 100;

/** Why there can be none here; undefined if there can. */
export function whyNoMachine(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs root on Linux';
  const missing = TOOLS.filter(tool => spawnSync(tool, ['--version']).error !== undefined);
  if (missing.length > 0) return `${missing.join(', ')} is not installed`;
  const { status, stderr } = spawnSync('unshare', [...NAMESPACES, '--fork', 'sh', '-c', OVERLAY], { encoding: 'utf8' });
  return status === 0 ? undefined : `this kernel does not allow it: ${stderr.trim()}`;
}

const OVERLAY = `set -e
mount -t tmpfs tmpfs /mnt
mkdir /mnt/changes /mnt/work /mnt/root
mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/changes,workdir=/mnt/work /mnt/root
mount -t cgroup2 cgroup /mnt/work`;

/** Devices that programs need, and none of this machine's. No unit of this machine's own is started, and those of packages may be. */
const BOOT = `${OVERLAY}
umount /mnt/work
cd /mnt/root
mount --bind "$1" mnt
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
rm -rf etc/systemd/system/*.wants usr/sbin/policy-rc.d
for file in null zero full random urandom tty; do mknod "/mnt/changes/$file" c $(stat -c '0x%t 0x%T' "/dev/$file"); done
mount -t tmpfs -o mode=755 tmpfs dev
for file in null zero full random urandom tty; do mknod -m 666 "dev/$file" c $(stat -c '0x%t 0x%T' "/mnt/changes/$file"); done
mkdir dev/pts dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
ln -s pts/ptmx dev/ptmx
mount -t tmpfs tmpfs dev/shm
ip link set lo up
mkdir run/before
pivot_root . run/before
umount -l /run/before
mount --make-rshared /
exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --system --unit=basic.target`;

/** Starts it. The folder is at /mnt inside. */
export async function startMachine(folder: string): Promise<Machine> {
  // It ends with this process, however that ends.
  const words = ['--pdeathsig', 'KILL', 'unshare', ...NAMESPACES, '--fork', '--kill-child', 'sh', '-c', BOOT, 'sh', folder];
  const child = spawn('setpriv', words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (said += text));
  const ended = new Promise<void>(done => child.once('close', () => done()));
  const first = () => readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim();
  const run = (script: string): Ended => {
    const words = ['--target', first(), '--mount', '--pid', '--ipc', '--uts', '--cgroup', '--net', 'sh', '-c', script];
    // The address of the session bus and the like are of the other machine.
    const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive', HOME: '/root' };
    return spawnSync('nsenter', words, { encoding: 'utf8', env, timeout: RUN_LIMIT_MS });
  };
  const stop = async () => {
    // Nothing else ends the first process of a namespace.
    if (child.exitCode === null) process.kill(Number(first()), 'SIGKILL');
    await ended;
  };
  const endsMs = Date.now() + START_LIMIT_MS;
  while (child.exitCode === null && Date.now() < endsMs) {
    await sleep(LOOK_AGAIN_MS);
    if (/^(?:running|degraded)$/m.test(run('systemctl is-system-running').stdout)) return { run, stop };
  }
  if (child.exitCode === null) await stop();
  throw new Error(`systemd does not start in a namespace:\n${said}`);
}
