/** The software bill of materials (CycloneDX) of what is released: npm's own, less what only development needs, with what npm cannot know. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARTS } from '../portal/build.ts';
import { PUBLISHED } from './pack.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly scope?: string;
  readonly properties?: readonly unknown[];
  readonly purl?: string;
  readonly cpe?: string;
  readonly licenses?: readonly unknown[];
}

interface Dependency {
  readonly ref: string;
  readonly dependsOn?: readonly string[];
}

export interface Bill {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly Dependency[];
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** What is released, and everything in it or installed with it. The same lock file gives the same bill: no time, no serial number. */
export function billOfMaterials(root: string, nodeVersion = process.versions.node): Bill {
  const { status, stdout, stderr } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm sbom: ${stderr}`);
  const { serialNumber: _, metadata, ...whole } = JSON.parse(stdout);
  const bill = whole as Bill;
  const ours = new Map(PUBLISHED.map(folder => readManifest(root, folder)).map(manifest => [refOf(manifest), manifest]));
  const edges = new Map(bill.dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]));
  for (const [ref, { dependencies = {} }] of ours) edges.set(ref, Object.entries(dependencies).map(refOfPair));
  // The server's package holds the contract and the client, and the portal with its parts.
  const portal = readManifest(root, 'packages/portal') as Manifest & { devDependencies: Record<string, string> };
  const inside = ['@heldby/client', '@heldby/contract', ...PARTS].map(name => `${name}@${portal.devDependencies[name]}`);
  const server = refOf(readManifest(root, 'packages/server'));
  edges.set(server, [...(edges.get(server) ?? []), ...inside]);
  const reached = reach([...ours.keys()], edges);
  const added = [nodeOf(nodeVersion), scalarOf(root)];
  const known = bill.components.filter(component => reached.has(component['bom-ref']));
  return {
    ...bill,
    metadata: { component: { ...metadata.component, name: 'heldby' }, tools: metadata.tools } as Bill['metadata'],
    components: [...known.map(component => asReleased(component, ours.get(component['bom-ref'])?.name)), ...added],
    dependencies: [...reached].toSorted().map(ref => ({ ref, dependsOn: [...(edges.get(ref) ?? [])].toSorted() })),
  };
}

/** npm names a package of ours by its folder, and calls optional what a manifest has for development: here it is inside a bundle. */
function asReleased(component: Component, name = component.name): Component {
  const { properties: _, ...rest } = component;
  return { ...rest, name, scope: 'required' };
}

function reach(from: readonly string[], edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(from);
  for (const ref of reached) for (const next of edges.get(ref) ?? []) reached.add(next);
  return reached;
}

function readManifest(root: string, folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

function refOf({ name, version }: Manifest): string {
  return `${name}@${version}`;
}

function refOfPair([name, version]: readonly [string, string]): string {
  return `${name}@${version}`;
}

/** The runtime inside the single executable. */
function nodeOf(version: string): Component {
  const cpe = `cpe:2.3:a:nodejs:node.js:${version}:*:*:*:*:*:*:*`;
  return { 'bom-ref': `node@${version}`, type: 'platform', name: 'node', version, cpe, licenses: [{ license: { id: 'MIT' } }] };
}

/** The script of the reference page, which was taken out of its package. */
function scalarOf(root: string): Component {
  const origin = JSON.parse(readFileSync(join(root, 'packages/server/reference-page/scalar.json'), 'utf8'));
  const { package: name, version } = origin;
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { 'bom-ref': `${name}@${version}`, type: 'library', name, version, purl, licenses: [{ license: { id: 'MIT' } }] };
}
