/** What the shop asks of a mail service, whichever it is. */

/** One mail, ready to go. */
export interface Letter {
  /** The shop's own id of it, by which the service finds it again. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** How a try ended; `unknown`: it may have got through, so that the service must be asked before another. */
export type Outcome = { kind: 'taken'; providerId: string } | { kind: 'refused' | 'notSent' | 'unknown'; why: string };

export interface MailService {
  /** Never throws. */
  send(letter: Letter): Promise<Outcome>;
  /** The service's id of the mail with this id of ours; undefined when it never took it. Throws when it cannot tell. */
  find(id: string, toAddress: string, since: Date): Promise<string | undefined>;
}
