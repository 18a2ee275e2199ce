/** The import directions hold, everywhere; and the check would see it if they did not. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../..');
const SOURCES = 'packages/{contract,client,emulator,portal,server}/src/**/*.{ts,tsx}';

interface Report {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: { readonly violations: readonly { rule: { name: string }; from: string; to: string }[] };
}

describe('the import directions', () => {
  const copy = mkdtempSync(join(tmpdir(), 'heldby-layers-'));
  let seen: Awaited<ReturnType<typeof cruise>>;

  // Read once, with the planted files: it takes as long as everything else that is checked of the sources.
  before(async () => {
    const isSource = (path: string) => !/node_modules|\/dist(?:\/|$)/.test(path);
    for (const file of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json', 'tsconfig.base.json']) {
      cpSync(join(ROOT, file), join(copy, file));
    }
    for (const name of ['contract', 'client', 'emulator', 'portal', 'server']) {
      cpSync(join(ROOT, 'packages', name), join(copy, 'packages', name), { recursive: true, filter: isSource });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    for (const [file, text] of Object.entries(PLANTED)) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      writeFileSync(join(copy, file), text);
    }
    seen = await cruise(copy);
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  it('hold in every module, and every module was read', () => {
    const isPlanted = (edge: string) => Object.keys(BROKEN).some(file => edge.startsWith(file));
    assert.deepEqual(
      seen.edges.filter(edge => !isPlanted(edge)),
      [],
    );
    const unread = sourcesIn(ROOT).filter(file => !seen.read.has(file));
    assert.deepEqual(unread, [], 'modules that the check did not read');
  });

  it('show a forbidden import at every border, with the edge and the rule that it breaks', () => {
    for (const [file, rule] of Object.entries(BROKEN)) {
      assert.ok(
        seen.edges.some(edge => edge.startsWith(`${file} -> `) && edge.endsWith(`(${rule})`)),
        `${file} was to break ${rule}; seen: ${seen.edges.join('; ')}`,
      );
    }
  });
});

const server = 'packages/server/src';
const portal = 'packages/portal/src';

/** A file for each border, and what it imports from where it must not. */
const PLANTED: Readonly<Record<string, string>> = {
  [`${server}/lib/planted.ts`]: "import type { Owner } from '../domain/owner.ts';\nexport type Planted = Owner;\n",
  [`${server}/domain/planted.ts`]: "export { open } from 'node:fs/promises';\n",
  [`${server}/storage/planted.ts`]: "export { change } from '../core/change.ts';\n",
  [`${server}/services/planted.ts`]: "export { mount } from '../http/mount/mount.ts';\n",
  [`${server}/core/planted.ts`]: "export { createDevice } from './devices/create.ts';\n",
  [`${server}/core/devices/planted.ts`]: "export { endAssignment } from '../holding/save.ts';\n",
  [`${server}/core/people/planted.ts`]: "export { registerPhone } from '../composed/register-phone.ts';\n",
  [`${server}/core/places/planted.ts`]: "export { participants } from '../participants.ts';\n",
  [`${server}/services/planted-ground.ts`]: "export { createPeopleList } from './people/list.ts';\n",
  [`${server}/services/people/planted.ts`]: "export { createDevices } from '../devices/devices.ts';\n",
  [`${server}/services/holding/planted.ts`]: "export { createServices } from '../services.ts';\n",
  [`${server}/http/planted.ts`]: "export { planted } from '../workers/planted.ts';\n",
  [`${server}/http/replies/planted.ts`]: "export { createDoor } from '../socket/door.ts';\n",
  [`${server}/workers/planted.ts`]: 'export const planted = 1;\n',
  [`${server}/dialects/native/planted.ts`]: "export { genesys } from '../genesys/index.ts';\n",
  [`${server}/dialects/genesys/planted.ts`]: "export { allStatements } from '../../storage/sql/statement.ts';\n",
  [`${server}/dialects/oauth/planted.ts`]: "export { createApp } from '../../app.ts';\n",
  'packages/contract/src/planted.ts': "export { fastify } from 'fastify';\n",
  'packages/client/src/planted.ts': "export { defineRoute } from '@heldby/contract';\n",
  [`${portal}/kit/planted.ts`]: "export { storedTheme } from '../app/theme.ts';\n",
  [`${portal}/query/planted.ts`]: "export { h } from 'preact';\n",
  [`${portal}/pages/planted/page.tsx`]: "export { Page } from '../overview/page.tsx';\n",
};

const BROKEN: Readonly<Record<string, string>> = {
  [`${server}/lib/planted.ts`]: 'lib-imports-lower-layers-only',
  [`${server}/domain/planted.ts`]: 'domain-imports-lib-alone',
  [`${server}/storage/planted.ts`]: 'storage-imports-lower-layers-only',
  [`${server}/services/planted.ts`]: 'services-imports-lower-layers-only',
  [`${server}/core/planted.ts`]: 'shared-files-of-the-core-import-no-subject',
  [`${server}/core/devices/planted.ts`]: 'subjects-of-the-core-do-not-know-each-other',
  [`${server}/core/people/planted.ts`]: 'subjects-of-the-core-do-not-know-each-other',
  [`${server}/core/places/planted.ts`]: 'only-the-composition-root-imports-the-participants',
  [`${server}/services/planted-ground.ts`]: 'shared-files-of-the-services-import-no-subject',
  [`${server}/services/people/planted.ts`]: 'services-do-not-know-each-other',
  [`${server}/services/holding/planted.ts`]: 'services-do-not-know-their-composition',
  [`${server}/http/planted.ts`]: 'http-and-workers-do-not-know-each-other',
  [`${server}/http/replies/planted.ts`]: 'http-replies-imports-lower-rooms-only',
  [`${server}/dialects/native/planted.ts`]: 'dialects-do-not-know-each-other',
  [`${server}/dialects/genesys/planted.ts`]: 'dialects-do-not-know-storage',
  [`${server}/dialects/oauth/planted.ts`]: 'dialects-imports-lower-layers-only',
  'packages/contract/src/planted.ts': 'the-contract-depends-on-typebox-alone',
  'packages/client/src/planted.ts': 'the-client-has-no-run-time-dependency',
  [`${portal}/kit/planted.ts`]: 'portal-kit-imports-lower-rooms-only',
  [`${portal}/query/planted.ts`]: 'the-query-language-is-pure',
  [`${portal}/pages/planted/page.tsx`]: 'pages-do-not-know-each-other',
};

function sourcesIn(root: string): string[] {
  return globSync(SOURCES, { cwd: root }).map(file => file.replaceAll('\\', '/'));
}

/** The offending edges as `from -> to (rule)`, and the modules that were read. */
async function cruise(root: string): Promise<{ edges: string[]; read: ReadonlySet<string> }> {
  const binary = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const folders = ['contract', 'client', 'emulator', 'portal', 'server'].map(name => `packages/${name}/src`);
  const options = { cwd: root, maxBuffer: 256 * 1024 * 1024 };
  // It exits with the number of errors; what matters is the report.
  const { stdout } = await promisify(execFile)(process.execPath, [binary, '--output-type', 'json', ...folders], options).catch(
    (error: { stdout?: string; stderr?: string }) => {
      if (error.stdout) return { stdout: error.stdout };
      throw new Error(`dependency-cruiser failed: ${error.stderr}`);
    },
  );
  const report = JSON.parse(stdout) as Report;
  const edges = report.summary.violations.map(({ from, to, rule }) => `${from} -> ${to} (${rule.name})`);
  return { edges, read: new Set(report.modules.map(module => module.source)) };
}
