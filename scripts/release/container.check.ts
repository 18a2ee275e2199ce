/** The container image, built by buildah from the released archive, and run by chroot with a root that cannot be written. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { heldby, startServer, temporaryFolder } from '../../packages/server/test/support/command.ts';

const NAME = `heldby-${manifest.version}-container`;
const ARCHIVE = resolve(import.meta.dirname, `../../release/${NAME}.tar.gz`);
const USER = 65_532;

const folder = temporaryFolder();
/** In which nothing of this machine's own images is. */
const STORE = ['--storage-driver', 'vfs', '--root', join(folder, 'images'), '--runroot', join(folder, 'run')];

function buildah(...words: string[]): string {
  const { status, stdout, stderr } = spawnSync('buildah', [...STORE, ...words], { encoding: 'utf8' });
  assert.equal(status, 0, `buildah ${words.join(' ')}: ${stderr}`);
  return stdout.trim();
}

function obstacle(): string | undefined {
  if (!existsSync(ARCHIVE)) return 'the archive was not made';
  if (spawnSync('buildah', ['--version']).error !== undefined) return 'buildah is not installed';
  return process.getuid?.() === 0 ? undefined : 'chroot needs root';
}

/** As an engine does it: a root that cannot be written, a volume, and a folder in memory for what is temporary. */
const CONTAINED = `set -e
mount --bind "$1" "$1"
mkdir -p "$1/proc" "$1/dev"
mount --bind "$2" "$1/data"
mount -t tmpfs -o mode=1777 tmpfs "$1/tmp"
mount -t proc proc "$1/proc"
mount --rbind /dev "$1/dev"
mount -o remount,bind,ro "$1"
root=$1
shift 2
exec chroot --userspec=${USER}:${USER} "$root" "$@"`;

const why = obstacle();

describe('the container image', { skip: why && `not built: ${why}` }, () => {
  let root = '';
  let container = '';
  const data = join(folder, 'data');
  const contained = () => ({
    program: { file: '/usr/bin/heldby', folder },
    env: { HELDBY_DATA: '/data', HELDBY_HOST: '0.0.0.0' },
    under: ['unshare', '--mount', 'sh', '-c', CONTAINED, 'sh', root, data],
  });

  before(() => {
    mkdirSync(data);
    chownSync(data, USER, USER);
    assert.equal(spawnSync('tar', ['-xzf', ARCHIVE, '-C', folder]).status, 0);
    buildah('build', '--isolation', 'chroot', '--format', 'docker', '--tag', 'heldby', join(folder, NAME));
    container = buildah('from', '--pull-never', 'heldby');
    root = buildah('mount', container);
  });
  after(() => {
    if (container !== '') buildah('rm', container);
  });

  it('is run by a user of its own, and says how it is checked and where its data is', () => {
    const { Docker } = JSON.parse(buildah('inspect', '--type', 'image', 'heldby')) as {
      Docker: { config: Record<string, unknown> };
    };
    const { User, Entrypoint, Cmd, Volumes, Healthcheck } = Docker.config;
    assert.deepEqual([User, Entrypoint, Cmd], [`${USER}:${USER}`, ['/usr/bin/heldby'], ['serve']]);
    assert.deepEqual(Object.keys(Volumes as object), ['/data']);
    assert.deepEqual((Healthcheck as { Test: unknown }).Test, ['CMD', '/usr/bin/heldby', 'health']);
  });

  it('has no program but heldby and the loader', () => {
    const { stdout } = spawnSync('find', [root, '-type', 'f', '-perm', '/111'], { encoding: 'utf8' });
    const names = stdout
      .trim()
      .split('\n')
      .map(file => file.slice(root.length));
    assert.deepEqual(names.toSorted(), ['/lib64/ld-linux-x86-64.so.2', '/usr/bin/heldby']);
  });

  it('serves with a root that cannot be written, and its check asks it', async () => {
    const server = await startServer(['serve'], contained());
    const { port } = new URL(server.url);
    const local = `http://127.0.0.1:${port}`;
    assert.equal((await fetch(`${local}/healthz`)).status, 200);
    assert.match(await (await fetch(`${local}/portal/`)).text(), /<script/);
    const within = spawnSync('chroot', [`--userspec=${USER}`, root, '/usr/bin/heldby', 'health', '--port', port], {
      encoding: 'utf8',
    });
    assert.deepEqual([within.status, within.stdout], [0, `The server on 127.0.0.1:${port} serves: ok.\n`]);
    assert.equal(await server.stop(), 0);
    const again = await heldby(['person', 'list', '--data', data], { program: { file: join(root, 'usr/bin/heldby'), folder } });
    assert.match(again.stdout, /admin/);
  });
});
