/** What a colour's name looks like: “Signal Red” is red, “Clear” is checked. */

/** Words of spools that style sheets do not know. */
const NAMED: Record<string, string> = {
  natural: '#efe4cb',
  natur: '#efe4cb',
  bone: '#ece2c6',
  anthracite: '#383e42',
  bronze: '#8c6239',
  copper: '#b87333',
  kupfer: '#b87333',
  wood: '#b08a5b',
  holz: '#b08a5b',
  schwarz: '#1b1b1b',
  weiss: '#ffffff',
  weiß: '#ffffff',
  rot: '#d32f2f',
  blau: '#1e5bd6',
  grün: '#2e8b3d',
  gelb: '#f5c518',
  grau: '#8a9096',
  silber: '#c0c0c0',
  braun: '#7a4b2a',
  lila: '#7b3fb5',
};
/** What can be seen through, as painters show it. */
const CLEAR = /clear|transparent|translucent|klar/i;
const CHECKS = 'repeating-conic-gradient(#c3c9cc 0% 25%, #ffffff 0% 50%) 50% / 8px 8px';

/** The colour as a background; undefined for a name that says nothing. */
export function cssColor(name: string): string | undefined {
  if (CLEAR.test(name)) return CHECKS;
  const words = name.toLowerCase().split(/[\s_-]+/);
  const last = words.at(-1) ?? '';
  return [words.join(''), NAMED[last], last].find((tried) => tried && CSS.supports('color', tried));
}
