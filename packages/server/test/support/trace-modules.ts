/** Loaded with `--import` into a process: at its end, appends the addresses of the modules that it loaded to the file `TRACE_MODULES`. */
import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

const { TRACE_MODULES: file } = process.env;
const loaded: string[] = [];

registerHooks({
  load: (url, context, next) => {
    loaded.push(url);
    return next(url, context);
  },
});
process.on('exit', () => {
  if (file !== undefined) appendFileSync(file, loaded.map(url => `${url}\n`).join(''));
});
