/** What the package asks of those who install it: little to load, nothing beside it, and no newer platform than it says. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import ts from 'typescript';
import manifest from '../package.json' with { type: 'json' };

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
const LIMIT_BYTES = 10_000;

/** What is in TypeScript's types of the DOM, but not in Node.js 18. The compiler finds newer ECMAScript and what only Node.js has. */
const NEWER = /\b(?:AbortSignal\.any|URL\.(?:canParse|parse)|Response\.json|EventSource|WebSocket|navigator|localStorage)\b/;

const OFFENDERS = [
  'Promise.withResolvers()',
  '[1].toSorted()',
  'Object.groupBy([], String)',
  'process.version',
  "import('node:fs')",
];

const sources = globSync(['*.ts', 'generated/*.ts'], { cwd: `${PACKAGE}src` }).map(name => `${PACKAGE}src/${name}`);

describe('the package', () => {
  it(`has a core of at most ${LIMIT_BYTES} bytes, minified and gzipped as browsers get it`, async t => {
    const bundle = await rolldown({ input: `${PACKAGE}src/index.ts`, cwd: PACKAGE });
    const { output } = await bundle.generate({ format: 'esm', minify: true });
    await bundle.close();
    const code = output[0].code;
    assert.ok(code.includes('Idempotency-Key'), 'it was bundled');
    const bytes = gzipSync(code, { level: 9 }).length;
    t.diagnostic(`${bytes} bytes gzipped, ${code.length} before`);
    assert.ok(bytes <= LIMIT_BYTES, `${bytes} bytes`);
  });

  it('needs nothing at run time', () => {
    assert.ok(!('dependencies' in manifest) && !('peerDependencies' in manifest));
    const imported = sources.flatMap(file => ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles);
    assert.ok(imported.length > sources.length);
    assert.deepEqual(
      imported.map(({ fileName }) => fileName).filter(name => !name.startsWith('.')),
      [],
    );
  });

  it('uses what Node.js 18 and browsers have alike, and nothing newer', () => {
    assert.equal(manifest.engines.node, '>=18');
    assert.deepEqual(errorsOf({}), []);
    assert.deepEqual(
      sources.filter(file => NEWER.test(codeOf(file))),
      [],
    );
  });

  it('would be refused if it used something newer, or something of Node.js', () => {
    const lines = OFFENDERS.map((text, at) => `export const offender${at} = ${text};\n`);
    const errors = errorsOf({ [`${PACKAGE}src/index.ts`]: lines.join('') });
    assert.equal(errors.length, OFFENDERS.length, errors.join('; '));
    for (const text of ['AbortSignal.any([])', 'URL.canParse(x)', 'new EventSource(x)']) assert.match(text, NEWER);
  });

  it('explains every export and every member of it', () => {
    const undocumented = exportsOf(`${PACKAGE}src/index.ts`).filter(({ isExplained }) => !isExplained);
    assert.deepEqual(
      undocumented.map(({ name }) => name),
      [],
    );
  });
});

/** Without comments. */
function codeOf(file: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ESNext, removeComments: true };
  return ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions }).outputText;
}

function program(replaced: Readonly<Record<string, string>>): ts.Program {
  const config = ts.readConfigFile(`${PACKAGE}tsconfig.json`, ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, PACKAGE);
  const host = ts.createCompilerHost(options);
  const { readFile } = host;
  host.readFile = name => replaced[name] ?? readFile(name);
  return ts.createProgram({ rootNames: fileNames, options: { ...options, noEmit: true, composite: false }, host });
}

/** What the compiler says of the package, against the platform of its own configuration. */
function errorsOf(replaced: Readonly<Record<string, string>>): string[] {
  return ts.getPreEmitDiagnostics(program(replaced)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

interface Explained {
  readonly name: string;
  readonly isExplained: boolean;
}

/** The exports of a module, and the members of those that are not generated. */
function exportsOf(file: string): Explained[] {
  const compiled = program({});
  const checker = compiled.getTypeChecker();
  const source = compiled.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  assert.ok(module !== undefined);
  const explained = (symbol: ts.Symbol) => symbol.getDocumentationComment(checker).length > 0;
  return checker.getExportsOfModule(module).flatMap(exported => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const isGenerated = symbol.declarations?.some(each => each.getSourceFile().fileName.includes('/generated/')) === true;
    const members = isGenerated ? [] : [...(symbol.members?.values() ?? [])].filter(isMember);
    return [symbol, ...members].map(each => ({ name: `${symbol.name}.${each.name}`, isExplained: explained(each) }));
  });
}

function isMember({ name, flags }: ts.Symbol): boolean {
  return !(flags & ts.SymbolFlags.TypeParameter) && !name.startsWith('__');
}
