/** Where directories call heldby: at the origin of the portal itself. */
export function scimAddress(): string {
  return new URL('/scim/v2', location.origin).href;
}
