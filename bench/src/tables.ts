/** All tables, in the order in which they are measured and published. */
import type { Table } from './bench.ts';
import { calls } from './tables/calls.ts';
import { directories } from './tables/directories.ts';
import { growth } from './tables/growth.ts';
import { imports } from './tables/imports.ts';
import { layers } from './tables/layers.ts';
import { nodes } from './tables/nodes.ts';
import { overload } from './tables/overload.ts';
import { peers } from './tables/peers.ts';
import { search } from './tables/search.ts';
import { start } from './tables/start.ts';
import { webex } from './tables/webex.ts';
import { webhooks } from './tables/webhooks.ts';

export const TABLES: readonly Table[] = [
  calls,
  start,
  webex,
  layers,
  overload,
  nodes,
  peers,
  growth,
  search,
  webhooks,
  directories,
  imports,
] as readonly Table[];

/** The tables without other servers. Together they take minutes. */
export const DEFAULT: readonly string[] = ['calls', 'start', 'webex', 'layers', 'overload', 'nodes'];
