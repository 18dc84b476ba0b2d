/**
 * The Parse SDK brings its own copies of what every browser has had for years (core-js, a third of its size).
 * This Vite plugin gives it the browser's own.
 */
const COPY =
  /^(?:@babel\/runtime-corejs3\/core-js(?:-stable)?|core-js-pure\/(?:stable|features))\/(.+?)(?:\/index)?(?:\.js)?$/;
const PREFIX = '\0native:';

const camel = (words) => words.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const capital = (word) => `${word[0].toUpperCase()}${word.slice(1)}`;

/** `object/keys` is Object.keys, `weak-map` WeakMap, `instance/index-of` a reader of the method. */
function nativeOf(path) {
  const [first, member] = path.split('/').map(camel);
  if (first === 'instance') return `(it) => it.${member}`;
  const name = [first, capital(first), first.toUpperCase()].find((candidate) => candidate in globalThis);
  if (!name) throw new Error(`The browser has nothing called ${path}`);
  return member ? `${name}.${member}` : name;
}

export const native = {
  name: 'native',
  enforce: 'pre',
  resolveId(source) {
    const path = COPY.exec(source)?.[1];
    return path ? `${PREFIX}${path}` : undefined;
  },
  load(id) {
    return id.startsWith(PREFIX) ? `module.exports = ${nativeOf(id.slice(PREFIX.length))};` : undefined;
  },
};
