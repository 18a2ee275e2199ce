/** The drop-in as one file for browsers: how big it is, and that it needs nothing else. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';

const folder = fileURLToPath(new URL('../../src/purecloud/', import.meta.url));
const sources = globSync('*.ts', { cwd: folder }).map(name => readFileSync(`${folder}${name}`, 'utf8'));

/** Without types, comments and indentation; real minifiers shorten the names as well. */
function strip(source: string): string {
  const { target, module } = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext };
  const { outputText } = ts.transpileModule(source, { compilerOptions: { target, module, removeComments: true } });
  const lines = outputText.split('\n').map(line => line.trim());
  return lines.filter(line => line !== '' && !/^(?:import|export) .*from /.test(line)).join('\n');
}

describe('the drop-in', () => {
  it('is under 5 kB as one gzipped browser module', t => {
    const module = sources.map(strip).join('\n');
    assert.ok(module.includes('class MobileDevicesApi') && module.includes('loginImplicitGrant'), 'it was read');
    const bytes = gzipSync(module, { level: 9 }).length;
    t.diagnostic(`${bytes} bytes gzipped, ${module.length} before`);
    assert.ok(bytes < 5_000, `${bytes} bytes`);
  });

  it('imports nothing but its own files', () => {
    const imported = sources.flatMap(source => ts.preProcessFile(source).importedFiles.map(({ fileName }) => fileName));
    assert.ok(imported.length > sources.length, 'imports were found');
    assert.deepEqual(
      imported.filter(name => !/^\.\/[\w-]+\.ts$/.test(name)),
      [],
    );
  });
});
