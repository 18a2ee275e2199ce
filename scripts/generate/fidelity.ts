/** Writes how far each operation of a vendor can be trusted: a page, and what the emulator serves. */
import { readFileSync } from 'node:fs';
import { createDialects } from '../../packages/server/src/app.ts';
import { REPORTED, type Row, reportOf, TIERS } from '../../packages/server/src/emulation/fidelity/report.ts';
import type { Dialect } from '../../packages/server/src/http/dialect/dialect.ts';
import { SETTINGS } from '../../packages/server/src/settings.ts';

const INTRODUCTION = `# How far the vendors' APIs can be trusted

Made by \`npm run generate\`, and served by an [emulator](../guides/test-against-the-emulator.md) at \`/_emulator/fidelity\`.

- **proven**: a client as its maker publishes it calls the operation in a test, and is answered with success. The test reads of each answer what it names, and no more.
- **documented**: the vendor says how it is, in the section of the [contract](../contracts/README.md) that is named. No client of theirs has called it here.
- **inferred**: no document and no client says it. It is an extension, or heldby had to decide.

A test of the emulator compares the operations that the clients of Genesys Cloud and Webex call with this page, and fails when they are more or fewer. Those of Apperian are compared
with nothing: their lines are written by hand from a test in which curl calls them. Nothing here was compared with a vendor's own server. Every operation goes through \`packages/server/test/operations.test.ts\`, too.
`;

export async function generate(): Promise<Record<string, string>> {
  const dialects = createDialects({ tokenLifetimeSeconds: SETTINGS.tokenLifetimeSeconds.fallback });
  const sections: Record<string, string> = {};
  for (const face of REPORTED) {
    const contract = readFileSync(`docs/contracts/${face}.md`, 'utf8');
    for (const route of dialects.find(({ id }) => id === face)?.routes ?? []) {
      const section = sectionOf(contract, route);
      if (section !== undefined) sections[route.id] = section;
    }
  }
  const { faces } = reportOf(dialects, sections);
  let page = INTRODUCTION;
  page += `\n| face | ${TIERS.join(' | ')} |\n|---|${TIERS.map(() => '---').join('|')}|\n`;
  for (const [face, { counts }] of Object.entries(faces))
    page += `| ${face} | ${TIERS.map(tier => counts[tier]).join(' | ')} |\n`;
  for (const [face, { operations }] of Object.entries(faces)) {
    page += `\n## ${face}\n\n| operation | request | trust | why | differences |\n|---|---|---|---|---|\n`;
    for (const row of operations) page += lineOf(row, face);
  }
  return {
    'docs/reference/fidelity.md': page,
    'packages/server/src/emulation/fidelity/generated.json': `${JSON.stringify(sections, null, 2)}\n`,
  };
}

function lineOf({ operation, method, path, tier, clients, contract, differences }: Row, face: string): string {
  const section = contract === null ? [] : [`[§${contract}](../contracts/${face}.md)`];
  return `| \`${operation}\` | \`${method} ${path}\` | ${tier} | ${[...clients, ...section].join('; ')} | ${differences.join(' ')} |\n`;
}

const HEADING = /^#{2,3} (\d+(?:\.\d+)*)/;

/** The first section in which a line has the method and the path, in whatever spelling of its parameters. */
function sectionOf(contract: string, { method, path }: Dialect['routes'][number]): string | undefined {
  const parts = path
    .replace(/^\/(?:v1|v2)(?=\/)/, '')
    .replace('/telephony/config/', '/')
    .split(/\{\w+\}/);
  const spelled = parts.map(part => part.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')).join('(?:\\{[^}]*\\}|<[^>]*>|…)');
  // The contracts leave out what all paths of a section begin with, and name some with a slash at the end.
  const pattern = new RegExp(`${spelled.replace(/^\//, '(?:^|[/\\]`\\s])')}/?(?![\\w/{<-])`);
  let section: string | undefined;
  for (const line of contract.split('\n')) {
    section = HEADING.exec(line)?.[1] ?? section;
    if (section !== undefined && new RegExp(`\\b${method}\\b`).test(line) && pattern.test(line)) return section;
  }
  return undefined;
}
