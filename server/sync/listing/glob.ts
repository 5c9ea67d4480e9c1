/**
 * A pattern on paths: `*` is any number of characters of a segment, `?` one, the segment `**` any number of segments;
 * all else stands for itself. It is decided in steps that grow with the pattern times the path: whoever chooses the
 * names of repositories must not choose how long a matcher goes back and forth.
 */
export function compileGlob(pattern: string): (path: string) => boolean {
  const segments = pattern.split('/').map((segment) => (segment === '**' ? anySegments : [...segment]));
  return (path) =>
    matchesAll(
      segments,
      path.split('/').map((segment) => [...segment]),
      (token) => token === anySegments,
      (token, segment) => matchesAll(token, segment, isStar, matchesCharacter),
    );
}

const anySegments: readonly string[] = ['**'];
const isStar = (token: string) => token === '*';
const matchesCharacter = (token: string, character: string) => token === '?' || token === character;

/**
 * Whether the tokens match the units one by one, a star any number of them. Where they do not, the last star takes one
 * unit more: the stars before it never have to.
 */
function matchesAll<Token, Unit>(
  tokens: readonly Token[],
  units: readonly Unit[],
  isStar: (token: Token) => boolean,
  matchesOne: (token: Token, unit: Unit) => boolean,
): boolean {
  let [place, at] = [0, 0];
  let star: { readonly place: number; taken: number } | undefined;
  for (let unit = units[at]; unit !== undefined; unit = units[at]) {
    const token = tokens[place];
    if (token !== undefined && isStar(token)) {
      place += 1;
      star = { place, taken: at };
    } else if (token !== undefined && matchesOne(token, unit)) {
      place += 1;
      at += 1;
    } else if (star !== undefined) {
      star.taken += 1;
      place = star.place;
      at = star.taken;
    } else {
      return false;
    }
  }
  return tokens.slice(place).every(isStar);
}
