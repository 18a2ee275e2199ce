/** Texts that a test plants in what it sends, each of them once, to look for them later in everything that is stored. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '@heldby/contract';
import { tablesOf } from '../../src/storage/backup/tables.ts';
import { knownMigrations } from '../../src/storage/migrate.ts';
import { DATABASE_FILE } from '../../src/storage/open.ts';
import { compactSqlite } from '../../src/storage/sqlite/compact.ts';
import type { TestRegistry } from './registry.ts';

interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

export interface Planted {
  /** Every text that was planted. */
  readonly texts: ReadonlySet<string>;
  /** A text that is nowhere else. */
  readonly text: () => string;
  /** Notes a text that must have a form of its own. */
  readonly note: (text: string) => string;
  /** A body for the route in which each free text is planted, beside what is given. */
  readonly fill: (route: Route, given?: object) => object;
}

export function createPlanted(): Planted {
  const texts = new Set<string>();
  const note = (text: string) => {
    texts.add(text);
    return text;
  };
  const text = () => note(`mark${(texts.size + 1_000).toString(36)}q`);
  const fill = (schema: Shape, given: object): object => {
    const made = Object.entries(schema.properties ?? {}).flatMap(([name, member]): [string, unknown][] => {
      if (name in given) return [];
      if (isFree(member)) return [[name, text()]];
      return member.items !== undefined && isFree(member.items) ? [[name, [text()]]] : [];
    });
    return { ...Object.fromEntries(made), ...given };
  };
  return { texts, text, note, fill: ({ body }, given = {}) => fill((body ?? {}) as Shape, given) };
}

function isFree({ type, enum: words, format, pattern }: Shape): boolean {
  const isText = type === 'string' || (Array.isArray(type) && type.includes('string'));
  return isText && words === undefined && format === undefined && pattern === undefined;
}

/** Whether the route takes a text of the caller's own. */
export function takesText({ body }: Route): boolean {
  const takes = (shape: Shape): boolean =>
    isFree(shape) || Object.values(shape.properties ?? {}).some(takes) || (shape.items !== undefined && takes(shape.items));
  return body !== undefined && takes(body as Shape);
}

/** The tables in which any of the texts stands, with the text. Letter case does not count. */
export async function tablesWith({ storage }: TestRegistry, texts: Iterable<string>): Promise<string[]> {
  const wanted = [...texts].map(text => text.toLowerCase());
  const found: string[] = [];
  await storage.snapshot(async (_, rows) => {
    for (const { name, key } of tablesOf(knownMigrations())) {
      for await (const batch of rows(name, key)) {
        const stored = batch.map(row => JSON.stringify(row).toLowerCase()).join('\n');
        for (const text of wanted) if (stored.includes(text)) found.push(`${name}: ${text}`);
      }
    }
  });
  return found;
}

/** The texts in the bytes of the embedded store's file, after what it has freed was given back. */
export function textsInFile({ settings }: TestRegistry, texts: Iterable<string>): string[] {
  const file = join(settings.dataFolder, DATABASE_FILE);
  compactSqlite(file);
  const bytes = readFileSync(file).toString('latin1').toLowerCase();
  return [...texts].filter(text => bytes.includes(text.toLowerCase()));
}
