/** Follows the files of the server's certificate, so that a renewed one is used without a restart. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext, type Server } from 'node:tls';
import type { Logger } from 'pino';

export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

export interface Certificate {
  /** The chain in PEM. */
  readonly cert: string;
  readonly key: string;
}

export interface CertificateWatch {
  /** Reads the files now, as on SIGHUP. */
  readonly reload: () => void;
  readonly stop: () => void;
}

/**
 * The files are read, not watched: tools that renew certificates replace files, links or whole folders, and a watch on the old ones
 * would miss it.
 */
const READ_EVERY_MS = 10_000;

/** Throws if they cannot be read, are not PEM, or the key is another certificate's. */
export function readCertificate(files: CertificateFiles): Certificate {
  const certificate = { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') };
  createSecureContext(certificate);
  return certificate;
}

/** New connections get the present certificate; a pair that cannot be used, such as one half of a renewal, is left and tried again. */
export function followCertificate(
  server: Pick<Server, 'setSecureContext'>,
  files: CertificateFiles,
  logger: Pick<Logger, 'info' | 'error'>,
): CertificateWatch {
  let used = readCertificate(files);
  let refused: string | undefined;
  const tell = (what: string) => {
    logger.info({ file: files.cert, validUntil: new X509Certificate(used.cert).validToDate }, what);
  };
  tell('the certificate is used');
  const check = (isAsked: boolean) => {
    try {
      const found = readCertificate(files);
      refused = undefined;
      if (!isAsked && found.cert === used.cert && found.key === used.key) return;
      server.setSecureContext(found);
      used = found;
      tell('the certificate is loaded');
    } catch (error) {
      // Each reason once, not at every reading.
      const reason = String(error);
      if (isAsked || reason !== refused) {
        logger.error({ err: error, file: files.cert }, 'the certificate cannot be used; the one from before stays');
      }
      refused = reason;
    }
  };
  const timer = setInterval(() => check(false), READ_EVERY_MS);
  timer.unref();
  return { reload: () => check(true), stop: () => clearInterval(timer) };
}
