#!/usr/bin/env node
/* The command's entry. Plain JavaScript that an old Node can parse: it looks at the version before it loads anything else. */

// SIGUSR1 opens Node's inspector, through which anybody who reaches its port runs code in this process. A listener takes its place.
process.on('SIGUSR1', () => undefined);

const needed = [24, 7];
const running = process.versions.node.split('.').map(Number);

if (running[0] < needed[0] || (running[0] === needed[0] && running[1] < needed[1])) {
  console.error(
    `heldby: needs Node.js ${needed.join('.')} or newer, and this is ${process.versions.node}: install a newer one from https://nodejs.org.`,
  );
  process.exitCode = 2;
} else {
  // What V8 makes of the source is kept for the next start, which is then several times faster.
  process.getBuiltinModule('node:module').enableCompileCache();
  import('#main').then(
    program => program.main(process.argv.slice(2)),
    error => {
      if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/bundle.main\.js/.test(error.message)) throw error;
      console.error('heldby: is not built; run `npm run build` first.');
      process.exitCode = 2;
    },
  );
}
