/** Reads words and numbers out of text of any length, chunk by chunk. */
import { type ByteSource, UnreadableModel } from './model';

/** The text ended where a word or a number had to come. */
export class EndOfText extends UnreadableModel {
  constructor() {
    super('wellFormed', 'The file breaks off.');
  }
}

const CHUNK_BYTES = 262_144;
/** No word that means anything is longer. */
const LONGEST_WORD = 1024;
const QUOTED_CHARACTERS = 40;

const NEWLINE = 10;
const SPACE = 32;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const SLASH = 47;
const ZERO = 48;
const NINE = 57;
const BACKSLASH = 92;
const CARRIAGE_RETURN = 13;
const LOWER_E = 101;
/** Set in every lower-case letter of ASCII and in no upper-case one. */
const LOWER_CASE_BIT = 32;

/** Every power of ten that a 64-bit float holds exactly. */
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** A whole number up to here times or through an exact power of ten is rounded once: as strtod would. */
const MOST_EXACT = 2 ** 53;

/** A word of a file as it may stand in a sentence: not too long, and without characters that cannot be seen. */
export const quoted = (word: string) => `“${word.replace(/\p{C}/gu, '').slice(0, QUOTED_CHARACTERS)}”`;

const isDigit = (byte: number) => byte >= ZERO && byte <= NINE;

/** Hexadecimal digits with a point and a binary exponent, C11 7.22.1.3. */
function hexadecimal(text: string): number | undefined {
  const match = /^([+-]?)0x([\da-f]*)\.?([\da-f]*)(?:p([+-]?\d+))?$/i.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const digits = [...whole, ...fraction].reduce((sum, digit) => sum * 16 + Number.parseInt(digit, 16), 0);
  return (sign === '-' ? -1 : 1) * digits * 2 ** (Number(exponent) - 4 * fraction.length);
}

/** What C's strtod makes of a whole word (C11 7.22.1.3); undefined when it is no number. */
export function numberOf(word: string): number | undefined {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word)) return Number(word);
  const special = /^([+-]?)(?:(inf(?:inity)?)|nan(?:\(\w*\))?)$/i.exec(word);
  if (special) return special[2] === undefined ? NaN : special[1] === '-' ? -Infinity : Infinity;
  return hexadecimal(word);
}

/**
 * Words are what stands between white space; their letters are compared without regard to case, so that
 * names are given in lower case. A backslash at the end of a line joins it to the next where
 * `joinsLines` is set.
 */
export class TextReader {
  private line = 1;
  private bytes: Uint8Array = new Uint8Array(0);
  /** Where the chunk stands in the source, and where reading stands in the chunk. */
  private offset = 0;
  private at = 0;

  constructor(
    private readonly source: ByteSource,
    private readonly joinsLines = false,
  ) {
    this.load();
    const isByteOrderMark = this.bytes[0] === 0xef && this.bytes[1] === 0xbb && this.bytes[2] === 0xbf;
    if (isByteOrderMark) this.at = 3;
  }

  /** Moves to the next word; is there none? */
  atEnd(): boolean {
    for (;;) {
      if (!this.hasByte()) return true;
      const byte = this.bytes[this.at]!;
      if (byte === NEWLINE) this.line++;
      else if (byte > SPACE && !(this.joinsLines && byte === BACKSLASH && this.isLineJoin())) return false;
      this.at++;
    }
  }

  /** Moves to the next word of this line; is there none? */
  atLineEnd(): boolean {
    for (;;) {
      if (!this.hasByte()) return true;
      const byte = this.bytes[this.at]!;
      if (byte === NEWLINE) return true;
      if (byte === BACKSLASH && this.joinsLines && this.isLineJoin()) {
        this.at += this.bytes[this.at + 1] === CARRIAGE_RETURN ? 3 : 2;
        this.line++;
      } else if (byte > SPACE) return false;
      else this.at++;
    }
  }

  /** Moves to the beginning of the next line. */
  skipLine(): void {
    while (!this.atLineEnd()) this.skipWord();
    if (this.hasByte()) {
      this.at++;
      this.line++;
    }
  }

  skipWord(): void {
    while (this.hasByte() && this.bytes[this.at]! > SPACE) this.at++;
  }

  /** Moves behind the next word when it is this one. Throws EndOfText when there is none. */
  accept(name: string): boolean {
    if (this.atEnd()) throw new EndOfText();
    this.loadWord();
    const { bytes, at } = this;
    for (let i = 0; i < name.length; i++) {
      if ((bytes[at + i]! | LOWER_CASE_BIT) !== name.charCodeAt(i)) return false;
    }
    if (bytes[at + name.length]! > SPACE) return false;
    this.at += name.length;
    return true;
  }

  /** Throws UnreadableModel when the next word is another, EndOfText when there is none. */
  expect(name: string): void {
    if (!this.accept(name)) throw this.error(`“${name}” should stand where ${quoted(this.word())} stands`);
  }

  /** The next number, as C's strtod reads it. Throws UnreadableModel when the next word is none, or EndOfText. */
  number(): number {
    if (this.atEnd()) throw new EndOfText();
    this.loadWord();
    return this.plainNumber() ?? this.otherNumber();
  }

  /**
   * The whole number that the word begins with that reading stands at, up to a slash or the word's end; moves
   * behind the word. NaN, and not moved, when it does not begin with one.
   */
  leadingInteger(): number {
    this.loadWord();
    const { bytes } = this;
    let at = this.at;
    const sign = bytes[at];
    if (sign === MINUS || sign === PLUS) at++;
    const firstDigit = at;
    let size = 0;
    for (; isDigit(bytes[at]!); at++) size = size * 10 + bytes[at]! - ZERO;
    if (at === firstDigit || (bytes[at]! > SPACE && bytes[at] !== SLASH)) return Number.NaN;
    this.at = at;
    this.skipWord();
    return sign === MINUS ? -size : size;
  }

  /** The word that reading stands at, and moves behind it. */
  word(): string {
    this.loadWord();
    const from = this.at;
    let until = from;
    while (until < this.bytes.length && until - from <= LONGEST_WORD && this.bytes[until]! > SPACE) until++;
    if (until - from > LONGEST_WORD) throw this.error('a word is too long');
    this.at = until;
    return new TextDecoder().decode(this.bytes.subarray(from, until));
  }

  /** An error that says in which line reading stands. */
  error(what: string): UnreadableModel {
    return new UnreadableModel('wellFormed', `Line ${this.line.toLocaleString('en')}: ${what}.`);
  }

  /** The usual case, digits with a point and an exponent, without a string. Undefined, and not moved, for others. */
  private plainNumber(): number | undefined {
    const { bytes } = this;
    let at = this.at;
    const sign = bytes[at];
    if (sign === MINUS || sign === PLUS) at++;
    const firstDigit = at;
    let mantissa = 0;
    let power = 0;
    for (; isDigit(bytes[at]!); at++) mantissa = mantissa * 10 + bytes[at]! - ZERO;
    let digits = at - firstDigit;
    if (bytes[at] === POINT) {
      const fraction = ++at;
      for (; isDigit(bytes[at]!); at++) mantissa = mantissa * 10 + bytes[at]! - ZERO;
      power = fraction - at;
      digits -= power;
    }
    if (digits === 0 || mantissa > MOST_EXACT) return undefined;
    if ((bytes[at]! | LOWER_CASE_BIT) === LOWER_E) {
      const isNegative = bytes[++at] === MINUS;
      if (isNegative || bytes[at] === PLUS) at++;
      const exponentDigits = at;
      let exponent = 0;
      for (; isDigit(bytes[at]!); at++) exponent = exponent * 10 + bytes[at]! - ZERO;
      if (at === exponentDigits) return undefined;
      power += isNegative ? -exponent : exponent;
    }
    const isWhole = !(bytes[at]! > SPACE) && at - this.at <= LONGEST_WORD;
    if (!isWhole || Math.abs(power) >= POWERS_OF_TEN.length) return undefined;
    this.at = at;
    const size = power < 0 ? mantissa / POWERS_OF_TEN[-power]! : mantissa * POWERS_OF_TEN[power]!;
    return sign === MINUS ? -size : size;
  }

  private otherNumber(): number {
    const word = this.word();
    const number = numberOf(word);
    if (number === undefined) throw this.error(`${quoted(word)} is no number`);
    return number;
  }

  /** Only white space stands between this backslash and the end of the line. */
  private isLineJoin(): boolean {
    this.loadWord();
    const next = this.bytes[this.at + 1];
    return next === NEWLINE || (next === CARRIAGE_RETURN && this.bytes[this.at + 2] === NEWLINE);
  }

  private hasByte(): boolean {
    if (this.at >= this.bytes.length) this.load();
    return this.at < this.bytes.length;
  }

  /** Makes sure that a whole word stands in the chunk. */
  private loadWord(): void {
    if (this.at + LONGEST_WORD > this.bytes.length) this.load();
  }

  /** The chunk that begins where reading stands. */
  private load(): void {
    this.offset += this.at;
    this.at = 0;
    this.bytes = this.source.read(this.offset, CHUNK_BYTES);
  }
}
