/**
 * Loaded into the server by `node --import` before anything else: takes every sync from the embedded store, its checkpoint
 * thread's too. With it the power-loss test must find losses, or it could not find any.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import workers from 'node:worker_threads';

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function (sql) {
  const careless = sql.replace('synchronous = normal', 'synchronous = off');
  // A new file is turned to write-ahead logging before that is said, with syncs of its own.
  exec.call(this, careless.replace('pragma journal_mode', 'pragma synchronous = off; pragma journal_mode'));
};

fs.fsyncSync = () => undefined;
fs.fdatasync = Object.assign((_descriptor: number, done: (error: null) => void) => void setImmediate(done, null), {
  __promisify__: fs.fdatasync.__promisify__,
});

const { Worker } = workers;
workers.Worker = class extends Worker {
  constructor(script: string | URL, options?: workers.WorkerOptions) {
    super(script, { ...options, execArgv: process.execArgv });
  }
};

syncBuiltinESMExports();
