/** A certificate for a vendor's host names, made for one run of the tests and worth nothing afterwards. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface CertificateFiles {
  /** The certificate, which is its own authority: what clients are told to trust. */
  readonly cert: string;
  readonly key: string;
}

/** Writes both as PEM files into the folder. `validUntil`: in a year, if left out. */
export async function writeCertificate(
  folder: string,
  hosts: readonly [string, ...string[]],
  validUntil?: Date,
): Promise<CertificateFiles> {
  const altNames = hosts.map(value => ({ type: 2 as const, value }));
  const { cert, private: key } = await generate([{ name: 'commonName', value: hosts[0] }], {
    keyType: 'ec',
    ...(validUntil === undefined
      ? {}
      : { notBeforeDate: new Date(validUntil.getTime() - 30 * 86_400_000), notAfterDate: validUntil }),
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  writeFileSync(files.cert, cert);
  writeFileSync(files.key, key, { mode: 0o600 });
  return files;
}
