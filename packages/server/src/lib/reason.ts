/** Why something outside heldby failed, in words: a file, a connection, a server of somebody else. */

/** By the codes of the operating system and of TLS. Each is a part of a sentence. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'it is on a read-only file system',
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of its path is not a folder',
  EEXIST: 'it exists already',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  ECONNREFUSED: 'the connection is refused',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  EHOSTUNREACH: 'no way leads to it',
  ENETUNREACH: 'no way leads to it',
  ETIMEDOUT: 'it does not answer',
  ABORT_ERR: 'it does not answer in time',
  ECONNRESET: 'it ends the connection',
  EADDRINUSE: 'something else listens there',
  EADDRNOTAVAIL: 'this machine does not have the address',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it signed its certificate itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by an authority that is not known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by an authority that is not known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is signed by an authority that is not known here',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

export function reasonOf(error: unknown): string {
  return reasonOfCode(error) ?? messageOf(error);
}

/** With what the system calls it in brackets: who runs the other server searches for that. */
export function fullReasonOf(error: unknown): string {
  const reason = reasonOfCode(error);
  return reason === undefined ? messageOf(error) : `${reason} (${messageOf(error)})`;
}

function reasonOfCode(error: unknown): string | undefined {
  return chainOf(error)
    .map(({ code }) => REASONS[code ?? ''])
    .find(reason => reason !== undefined);
}

/** Of the last cause: the errors around it only say what could not be done. */
function messageOf(error: unknown): string {
  return chainOf(error).at(-1)?.message ?? String(error);
}

/** The error, its cause, the cause of that, and so on; of several errors the first. */
function chainOf(error: unknown): NodeJS.ErrnoException[] {
  const chain: NodeJS.ErrnoException[] = [];
  for (let at = error; at instanceof Error && !chain.includes(at); ) {
    chain.push(at);
    at = at instanceof AggregateError && at.errors.length > 0 ? at.errors[0] : at.cause;
  }
  return chain;
}
