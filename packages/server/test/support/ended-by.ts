/** Flags of Node with which a command is ended from within, at a known place. */

/** Asks the process to end as soon as it listens for that. */
export function endedBy(signal: NodeJS.Signals): readonly string[] {
  return preloaded(
    `process.on('newListener', name => { if (name === '${signal}') setImmediate(() => process.kill(process.pid, name)); })`,
  );
}

/** Kills the process when it has written these words. */
export function killedAt(words: string): readonly string[] {
  return preloaded(`
    const { writeSync } = fs;
    fs.writeSync = (...given) => {
      const written = writeSync(...given);
      if (String(given[1]).includes(${JSON.stringify(words)})) process.kill(process.pid, 'SIGKILL');
      return written;
    }`);
}

/** A module that runs before the program. */
export function preloaded(source: string): readonly string[] {
  const text = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; ${source}; syncBuiltinESMExports();`;
  return ['--import', `data:text/javascript,${encodeURIComponent(text)}`];
}
