/** Domain names in both of their forms (RFC 5891). Both are empty text for a name that has none. */
import { domainToASCII, domainToUnicode } from 'node:url';

/** As letters, digits and hyphens, in lower case: `xn--bcher-kva.example`. */
export function asciiDomain(domain: string): string {
  return domainToASCII(domain);
}

/** As people write it: `bücher.example`. */
export function unicodeDomain(domain: string): string {
  return domainToUnicode(domain);
}

/** Whether the domain is written as it is resolved: IDNA reads further signs as dots and letters, as in `acme\u3002example`. */
export function isPlainDomain(domain: string): boolean {
  const [ascii, written] = [asciiDomain(domain), domain.toLowerCase()];
  return ascii !== '' && (written === ascii || written === unicodeDomain(ascii));
}
