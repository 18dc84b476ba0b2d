/** What a colour's name looks like: “Signal Red” is red, “Clear” is none. */

/** Words of spools that style sheets do not know. */
const NAMED: Record<string, string> = {
  natural: '#efe4cb',
  anthracite: '#383e42',
  bronze: '#8c6239',
  copper: '#b87333',
  wood: '#b08a5b',
};

/** The colour as a style sheet takes it; undefined for a name that says nothing. */
export function cssColor(name: string): string | undefined {
  const words = name.toLowerCase().split(/[\s_-]+/);
  const last = words.at(-1) ?? '';
  return [words.join(''), NAMED[last], last].find((tried) => tried && CSS.supports('color', tried));
}
