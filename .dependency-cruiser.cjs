/** The import directions of docs/architecture: a layer imports lower layers only. Checked by test/architecture.test.ts. */

const SERVER = '^packages/server/src/';
const LAYERS = ['lib', 'domain', 'storage', 'core', 'services', '(?:http|workers)', 'dialects'];

/** What stands above a layer, as one pattern: higher layers and the files of the composition root. */
function above(index) {
  return `${SERVER}(?:(?:${[...LAYERS.slice(index + 1), 'daemon', 'emulation', 'commands'].join('|')})/|[^/]+\\.ts$)`;
}

const layers = LAYERS.map((layer, index) => ({
  name: `${layer.replaceAll(/[^a-z|]/g, '').replace('|', '-and-')}-imports-lower-layers-only`,
  severity: 'error',
  from: { path: `${SERVER}${layer}/`, pathNot: '\\.test\\.ts$' },
  to: { path: above(index) },
}));

/** The rooms of `http/`, from the lowest: each imports those before it only. */
const HTTP_ROOMS = ['dialect', 'replies', 'reference', 'portal', 'observe', 'socket', 'mount'];

const httpRooms = HTTP_ROOMS.map((room, index) => ({
  name: `http-${room}-imports-lower-rooms-only`,
  severity: 'error',
  from: { path: `${SERVER}http/${room}/`, pathNot: '\\.test\\.ts$' },
  to: { path: `${SERVER}http/(?:(?:${HTTP_ROOMS.slice(index + 1).join('|')})/|server\\.ts$)` },
}));

const PORTAL = '^packages/portal/src/';

/** The rooms of the portal, from the lowest. The shell loads pages when they are opened, and imports nothing else of them. */
const PORTAL_ROOMS = ['look', 'words', 'query', 'kit', 'data', 'app', 'jobs', 'pages'];

const portalRooms = PORTAL_ROOMS.slice(0, -1).map((room, index) => ({
  name: `portal-${room}-imports-lower-rooms-only`,
  severity: 'error',
  from: { path: `${PORTAL}${room}/` },
  to: { path: `${PORTAL}(?:${PORTAL_ROOMS.slice(index + 1).join('|')})/`, dependencyTypesNot: ['dynamic-import'] },
}));

module.exports = {
  forbidden: [
    ...layers,
    ...httpRooms,
    ...portalRooms,
    {
      name: 'pages-do-not-know-each-other',
      severity: 'error',
      from: { path: `${PORTAL}pages/([^/]+)/` },
      to: { path: `${PORTAL}pages/[^/]+/`, pathNot: `${PORTAL}pages/$1/` },
    },
    {
      // It is tested without a browser.
      name: 'the-query-language-is-pure',
      severity: 'error',
      from: { path: `${PORTAL}query/`, pathNot: '\\.test\\.ts$' },
      to: { pathNot: `${PORTAL}(?:query|words)/`, dependencyTypesNot: ['type-only'] },
    },
    {
      // Only core/participants.ts and core/composed/ import several subjects.
      name: 'subjects-of-the-core-do-not-know-each-other',
      severity: 'error',
      from: { path: `${SERVER}core/(?!composed/)([^/]+)/`, pathNot: '\\.test\\.ts$' },
      to: { path: `${SERVER}core/[^/]+/`, pathNot: `${SERVER}core/$1/` },
    },
    {
      // The files that every subject imports must import none of them.
      name: 'shared-files-of-the-core-import-no-subject',
      severity: 'error',
      from: { path: `${SERVER}core/[^/]+\\.ts$`, pathNot: `\\.test\\.ts$|${SERVER}core/participants\\.ts$` },
      to: { path: `${SERVER}core/[^/]+/` },
    },
    {
      // Verbs get the participants with the open transaction. Importing the table would import every subject.
      name: 'only-the-composition-root-imports-the-participants',
      severity: 'error',
      from: { path: `${SERVER}.+/`, pathNot: '\\.test\\.ts$' },
      to: { path: `${SERVER}core/participants\\.ts$` },
    },
    {
      name: 'shared-files-of-the-services-import-no-subject',
      severity: 'error',
      from: { path: `${SERVER}services/[^/]+\\.ts$`, pathNot: `\\.test\\.ts$|${SERVER}services/services\\.ts$` },
      to: { path: `${SERVER}services/(?:[^/]+/|services\\.ts$)` },
    },
    {
      name: 'services-do-not-know-each-other',
      severity: 'error',
      from: { path: `${SERVER}services/([^/]+)/`, pathNot: '\\.test\\.ts$' },
      to: { path: `${SERVER}services/[^/]+/`, pathNot: `${SERVER}services/$1/` },
    },
    {
      name: 'services-do-not-know-their-composition',
      severity: 'error',
      from: { path: `${SERVER}services/[^/]+/`, pathNot: '\\.test\\.ts$' },
      to: { path: `${SERVER}services/services\\.ts$` },
    },
    {
      name: 'http-and-workers-do-not-know-each-other',
      severity: 'error',
      from: { path: `${SERVER}(http|workers)/`, pathNot: '\\.test\\.ts$' },
      to: { path: `${SERVER}(?:http|workers)/`, pathNot: `${SERVER}$1/` },
    },
    {
      name: 'dialects-do-not-know-each-other',
      severity: 'error',
      from: { path: `${SERVER}dialects/([^/]+)/`, pathNot: '\\.test\\.ts$' },
      to: { path: `${SERVER}dialects/`, pathNot: `${SERVER}dialects/$1/` },
    },
    {
      name: 'dialects-do-not-know-storage',
      severity: 'error',
      from: { path: `${SERVER}dialects/`, pathNot: '\\.test\\.ts$' },
      to: { path: `${SERVER}storage/` },
    },
    {
      name: 'domain-imports-lib-alone',
      severity: 'error',
      from: { path: `${SERVER}domain/`, pathNot: '\\.test\\.ts$' },
      to: { pathNot: `${SERVER}(?:domain|lib)/` },
    },
    {
      name: 'the-command-line-stands-above-the-app',
      severity: 'error',
      from: { path: `${SERVER}(?:app|settings)\\.ts$` },
      to: { path: `${SERVER}(?:daemon|commands)/|${SERVER}main\\.ts$` },
    },
    {
      name: 'the-contract-depends-on-typebox-alone',
      severity: 'error',
      from: { path: '^packages/contract/src/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^packages/contract/src/|(?:^|/)node_modules/typebox/|^typebox' },
    },
    {
      name: 'the-client-has-no-run-time-dependency',
      severity: 'error',
      from: { path: '^packages/client/src/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^packages/client/src/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packages-do-not-reach-into-the-server',
      severity: 'error',
      from: { path: '^packages/(?:contract|client|portal)/' },
      // A browser test starts Chromium and PostgreSQL as the server's tests do.
      to: { path: '^packages/server/', pathNot: '^packages/server/test/support/(?:chromium|postgres)\\.ts$' },
    },
    {
      name: 'no-cycle-at-run-time',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Edges that only the type checker sees are directions, too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['heldby-source', 'import', 'node', 'default'] },
  },
};
