/** A reason as requests have it. */

/** The member of a request, where a reason was given. */
export function asReason(text: string): { readonly reason?: string } {
  const reason = text.trim();
  return reason === '' ? {} : { reason };
}
