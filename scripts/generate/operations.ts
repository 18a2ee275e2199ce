/** Writes the API reference: an OpenAPI document for each dialect, and one table of all operations. */
import packageJson from '../../package.json' with { type: 'json' };
import { createDialects } from '../../packages/server/src/app.ts';
import { toOpenApi } from '../../packages/server/src/http/reference/document.ts';
import { SETTINGS } from '../../packages/server/src/settings.ts';

const INTRODUCTION = `# Operations

Made from the route tables by \`npm run generate\`. Each dialect has an OpenAPI document beside this page. A scope in the
dialect's own word is followed by the scope of the core that it stands for; writing implies reading, and the scopes for the
organization imply those for one's own devices.
`;

export async function generate(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  let page = INTRODUCTION;
  for (const dialect of createDialects({ tokenLifetimeSeconds: SETTINGS.tokenLifetimeSeconds.fallback })) {
    files[`docs/reference/openapi.${dialect.id}.json`] = `${JSON.stringify(toOpenApi(dialect, packageJson.version), null, 2)}\n`;
    page += `\n## ${dialect.id}\n\n| operation | request | scope | what it does |\n|---|---|---|---|\n`;
    for (const route of dialect.routes) {
      const core = route.scope === null ? undefined : dialect.scopes[route.scope];
      const scope = route.scope === null ? 'none' : core === route.scope ? `\`${core}\`` : `\`${route.scope}\` (\`${core}\`)`;
      page += `| \`${route.id}\` | \`${route.method} ${route.path}\` | ${scope} | ${route.summary} |\n`;
    }
  }
  files['docs/reference/operations.md'] = page;
  return files;
}
