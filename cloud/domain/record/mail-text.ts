/** What people typed, made fit to stand in a mail: in its headers, and beside the placeholders of links. Pure. */

const MOST_IN_SUBJECT = 200;
const MOST_IN_NAME = 100;
/** Unseen by the reader; keeps what looks like a placeholder from being one. */
const WORD_JOINER = '\u2060';

/** A text of one line: what could end a header, and what cannot be seen, becomes a space. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();

/** A text in which nothing is taken for a placeholder, neither by the shop (%TRACK_URL%) nor by the mail service. */
export const withoutPlaceholders = (text: string): string => text.replace(/%(?=[\p{L}_])/gu, `%${WORD_JOINER}`);

export const subjectLine = (text: string): string => oneLine(text).slice(0, MOST_IN_SUBJECT);

/** The name beside an address: no line end, nothing that has a meaning in a list of addresses. */
export const mailName = (name: string): string =>
  oneLine(name.replace(/["\\<>(),:;@[\]]/g, ' ')).slice(0, MOST_IN_NAME);

/**
 * The name to greet with; undefined for one that would make the mail say what the shop does not,
 * such as an address to go to: anybody may ask for a print in somebody else's name.
 */
export function greetable(name: string | undefined): string | undefined {
  const plain = oneLine(name ?? '');
  return plain && plain.length <= 60 && !/[/:@<>{}[\]|\\%]|\bwww\b|\p{L}\.\p{L}{2,}/u.test(plain) ? plain : undefined;
}

/** One address as a header takes it. */
export const mailbox = (address: string, name: string | undefined): string =>
  name && mailName(name) ? `"${mailName(name)}" <${address}>` : address;

const ADDRESS = /^[^\s@<>"(),:;[\]\\\p{Cc}]{1,64}@[^\s@<>"(),:;[\]\\\p{Cc}]+\.[^\s@<>"(),:;[\]\\\p{Cc}]+$/u;

/** Is it one address, and nothing that a header would read as more? */
export const isMailable = (address: string): boolean => address.length <= 254 && ADDRESS.test(address);
