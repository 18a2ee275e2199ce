/** Takes a file in, piece by piece, so that it is never in memory as a whole. */
import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import {
  type FileImport,
  fromImport,
  type ImportOptions,
  keptUntil,
  NO_COUNTS,
  readImport,
} from '../../core/transfer/import-record.ts';
import { Problem } from '../../domain/problem.ts';
import { storedActor } from '../../domain/stored-actor.ts';
import { createEncodingProbe } from '../../lib/table-file/encoding.ts';
import {
  deleteImport,
  deletePieces,
  insertImport,
  insertPiece,
  selectImports,
  updateImport,
} from '../../storage/statements/imports.ts';

export interface Upload {
  readonly name: string;
  readonly options: ImportOptions;
}

/** A hundred thousand rows of a wide sheet are 30 MB. */
export const FILE_BYTES_LIMIT = 64 * 1024 * 1024;
const PIECE_BYTES = 256 * 1024;
const LONGEST_UPLOAD_MICROS = 3_600_000_000;
/** Of one organization, within their 30 days. */
const IMPORTS_LIMIT = 200;

export async function takeIn(
  core: Core,
  write: Write,
  { name, options }: Upload,
  bytes: AsyncIterable<Uint8Array>,
  start: (edit: Edit, record: FileImport & { readonly state: 'planning' }) => string,
): Promise<FileImport> {
  const { org } = write.actor;
  const begun = await begin(core, write, name, options);
  try {
    const probe = createEncodingProbe();
    let [count, size] = [0, 0];
    for await (const piece of inPieces(bytes)) {
      size += piece.length;
      if (size > FILE_BYTES_LIMIT) throw tooLarge();
      probe.add(piece);
      const number = count;
      count += 1;
      await core.storage.transaction(org, async tx => tx.send(insertPiece, { org, importId: begun.id, number, bytes: piece }));
    }
    if (size === 0) throw new Problem('invalid', 'The file is empty: send it as the body of the request.');
    const found = probe.found();
    const file = { format: options.format, ...found, delimiter: null, lineEnds: null, dates: 'dmy', columns: [] } as const;
    return await change(core, write, { name: 'imports.create', needs: null }, begun.id, async edit => {
      // Somebody may have deleted it while its file came.
      await readImport(edit.tx, org, begun.id);
      const planning = { ...begun, expiresAt: keptUntil(begun.createdAt), state: 'planning', bytes: size, file } as const;
      const record = { ...planning, jobId: start(edit, planning) };
      edit.tx.send(updateImport, { org, ...fromImport(record) });
      return record;
    });
  } catch (error) {
    await core.storage.transaction(org, async tx => {
      tx.send(deletePieces, { org, importId: begun.id });
      tx.send(deleteImport, { org, id: begun.id });
    });
    throw error;
  }
}

function begin(core: Core, write: Write, name: string, options: ImportOptions): Promise<FileImport> {
  return change(core, write, { name: 'imports.begin', needs: null }, { name }, async edit => {
    const others = await edit.tx.all(selectImports, { org: edit.org, before: 'g', by: null, limit: IMPORTS_LIMIT });
    if (others.length >= IMPORTS_LIMIT)
      throw new Problem('conflict', `There are ${IMPORTS_LIMIT} imports: delete some of them first.`, { limit: IMPORTS_LIMIT });
    const record: FileImport = {
      id: edit.newId(),
      name,
      list: options.list ?? 'people',
      state: 'uploading',
      options,
      file: null,
      mapping: null,
      counts: NO_COUNTS,
      problem: null,
      bytes: 0,
      position: 0,
      actor: storedActor(edit.actor),
      jobId: null,
      createdBy: edit.actor.id,
      createdAt: edit.now,
      appliedAt: null,
      undoneAt: null,
      // A file that does not come to its end, because the server stops, is forgotten soon.
      expiresAt: edit.now + LONGEST_UPLOAD_MICROS,
      revision: 1,
    };
    edit.tx.send(insertImport, { org: edit.org, ...fromImport(record) });
    return record;
  });
}

function tooLarge(): Problem {
  const limit = FILE_BYTES_LIMIT;
  return new Problem('too_large', `The file has more than ${limit / 1024 / 1024} MB: import it in parts.`, { limit });
}

/** Pieces of the same length, but for the last. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let [waiting, length]: [Uint8Array[], number] = [[], 0];
  for await (const each of bytes) {
    waiting.push(each);
    length += each.length;
    while (length >= PIECE_BYTES) {
      const whole = Buffer.concat(waiting);
      yield whole.subarray(0, PIECE_BYTES);
      waiting = [whole.subarray(PIECE_BYTES)];
      length -= PIECE_BYTES;
    }
  }
  if (length > 0) yield Buffer.concat(waiting);
}
