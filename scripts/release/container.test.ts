/** What the recipes for containers say, without building an image. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { load } from 'js-yaml';
import { createProgram } from '../../packages/server/src/commands/program.ts';
import { fileVariableOf } from '../../packages/server/src/setting-sources.ts';
import { SETTINGS } from '../../packages/server/src/settings.ts';

interface Service {
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly volumes: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const recipe = readFileSync('packaging/container/Containerfile', 'utf8');
const text = readFileSync('packaging/container/compose.yaml', 'utf8');
const { services, secrets, volumes } = load(text) as Compose;
const variables = new Set(Object.values(SETTINGS).flatMap(setting => [setting.env, fileVariableOf(setting)]));

describe('the recipes for containers', () => {
  it('set only variables that heldby has', () => {
    const set = [...(recipe + text).matchAll(/\b(HELDBY_[A-Z_]+)[=:]/g)].map(([, name = '']) => name);
    assert.ok(set.length >= 3);
    assert.deepEqual(
      set.filter(name => !variables.has(name)),
      [],
    );
  });

  it('give secrets as files alone, and declare every secret and volume that they use', () => {
    for (const { environment, secrets: used, volumes: mounted, healthcheck } of Object.values(services)) {
      for (const name of used) assert.match(secrets[name]?.file ?? '', /^\.\/secrets\//, name);
      for (const volume of mounted) assert.ok(volume.split(':')[0] ?? '' in volumes, volume);
      const secret = Object.entries(environment).filter(([name]) => /PASSWORD|DATABASE_URL/.test(name));
      for (const [name, value] of secret) assert.match(`${name}=${value}`, /_FILE=\/run\/secrets\//);
      assert.equal(healthcheck.test[0], 'CMD');
    }
  });

  it('check health by the program itself, as a user who is not root', () => {
    const check = ['/usr/bin/heldby', 'health'];
    assert.ok(createProgram().commands.some(command => command.name() === check[1]));
    assert.deepEqual(JSON.parse(/^HEALTHCHECK .* CMD (.+)$/m.exec(recipe)?.[1] ?? 'null'), check);
    assert.deepEqual(services.heldby?.healthcheck.test.slice(1), check);
    assert.match(recipe, /^USER [1-9][0-9]*:[1-9][0-9]*$/m);
  });
});
