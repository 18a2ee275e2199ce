/** Writes the schema of seeds, for editors and for those who make seeds by a program. */
import { Seed } from '../../packages/server/src/emulation/seeds/schema.ts';

export async function generate(): Promise<Record<string, string>> {
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'A seed of the heldby emulator', ...Seed };
  return { 'docs/reference/seed.schema.json': `${JSON.stringify(schema, null, 2)}\n` };
}
