/** Pictures of catalogue items: what is taken for one, what it is called, and where it is. */

/** The kind of a picture is what its first bytes say, whatever it was called. */
const KINDS = [
  { ending: 'png', type: 'image/png', begins: (head: string) => head.startsWith('\x89PNG\r\n\x1a\n') },
  { ending: 'jpg', type: 'image/jpeg', begins: (head: string) => head.startsWith('\xff\xd8\xff') },
  { ending: 'webp', type: 'image/webp', begins: (head: string) => /^RIFF[\s\S]{4}WEBPVP8/.test(head) },
] as const;

type Kind = (typeof KINDS)[number];

const FOLDER = '/store/pictures/';
/** No other stored file is called so: models begin with hexadecimal digits. */
const NAME = /^picture_[0-9a-f]{32}\.(png|jpg|webp)$/;

/** undefined: the bytes are no picture that is taken. */
export function kindOfPicture(bytes: Uint8Array): Kind | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return KINDS.find(({ begins }) => begins(head));
}

export const pictureNameOf = (random: string, { ending }: Kind): string => `picture_${random}.${ending}`;

/** The media type of a stored picture; undefined for whatever is not called as one. */
export function typeOfPicture(name: string): string | undefined {
  const [, ending] = NAME.exec(name) ?? [];
  return KINDS.find((kind) => kind.ending === ending)?.type;
}

/** An address without a host, so that a page shows it whatever name the shop is reached by. */
export const pictureUrlOf = (name: string): string => FOLDER + name;

/** The stored file behind an address; undefined for none. */
export function pictureFileOf(imageUrl: string | undefined): string | undefined {
  const name = imageUrl?.startsWith(FOLDER) ? imageUrl.slice(FOLDER.length) : '';
  return NAME.test(name) ? name : undefined;
}
