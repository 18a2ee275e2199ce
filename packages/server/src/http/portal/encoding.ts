/** Which of the stored encodings of a file a client gets (RFC 9110 §12.5.3). */
import type { Encoding, PortalFile } from './files.ts';

/** The smaller one first. */
const ENCODINGS: readonly Encoding[] = ['br', 'gzip'];

export function bodyFor(
  { body, packed }: PortalFile,
  acceptEncoding: string | undefined,
): readonly [body: Buffer, encoding: Encoding | null] {
  const accepted = readAccepted(acceptEncoding ?? '');
  for (const encoding of ENCODINGS) {
    const stored = packed[encoding];
    if (stored !== undefined && accepted(encoding)) return [stored, encoding];
  }
  return [body, null];
}

function readAccepted(header: string): (encoding: Encoding) => boolean {
  const weights = new Map(
    header.split(',').map(part => {
      const [name = '', ...parameters] = part.split(';').map(word => word.trim().toLowerCase());
      const weight = parameters.find(each => each.startsWith('q='))?.slice(2);
      return [name, weight === undefined ? 1 : Number(weight)] as const;
    }),
  );
  return encoding => (weights.get(encoding) ?? weights.get('*') ?? 0) > 0;
}
