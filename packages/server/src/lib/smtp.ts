/** Sends mail by the operator's SMTP server. */

export interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  /** The same for each try of one mail, so that a receiver can tell that it has it already. */
  readonly messageId: string;
}

export interface Mailer {
  /** As it stands in `From:`. */
  readonly from: string;
  /** Throws `MailRefused` where trying again would not help. */
  readonly send: (mail: Mail) => Promise<void>;
}

/** The server says that it will never take this mail. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** A server that is slower has lost the connection. */
const TIMEOUT_MS = 20_000;
/** RFC 5321 §4.2.1: replies from 500 on are permanent. */
const PERMANENT = 500;
/** RFC 4954 §6: the credentials are wrong. That is the operator's to mend, and the mail can go out afterwards. */
const WRONG_CREDENTIALS = 535;

/** `url`: `smtp://host:587` (STARTTLS where the server has it) or `smtps://user:password@host`. */
export function createMailer(url: string, from: string): Mailer {
  let transport: ReturnType<typeof connect> | undefined;
  return {
    from,
    send: async mail => {
      try {
        transport ??= connect(url);
        // RFC 3834 §5: nobody's absence note answers it.
        await (await transport).sendMail({ ...mail, from, headers: { 'Auto-Submitted': 'auto-generated' } });
      } catch (error) {
        const { responseCode = 0, message } = error as Error & { responseCode?: number };
        if (responseCode >= PERMANENT && responseCode !== WRONG_CREDENTIALS) throw new MailRefused(message);
        throw error;
      }
    },
  };
}

/** The library is loaded for the first mail: it takes a tenth of the time in which a command starts, and most stores send none. */
async function connect(url: string) {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // A name or a reason that looks like a file or a URL is text.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
