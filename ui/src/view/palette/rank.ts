// How well a text answers what was typed: whole, as a beginning, as the beginning of a word, or somewhere.

/** The smaller the better; undefined: not at all. Every word typed has to be found, and the worst of them counts. */
export function rank(typed: string, texts: readonly string[]): number | undefined {
  const words = typed.trim().split(/\s+/u).map(folded);
  const inside = texts.map(folded);
  const whole = words.join(" ");
  if (whole === "") return 0;
  if (inside.includes(whole)) return EXACT;
  if (inside.some((text) => text.startsWith(whole))) return PREFIX;
  const ranks = words.map((word) => rankOfWord(word, inside));
  return ranks.includes(undefined) ? undefined : Math.max(...ranks.filter((one) => one !== undefined));
}

const EXACT = 0;
const PREFIX = 1;
const WORD = 2;
const INSIDE = 3;

function rankOfWord(word: string, texts: readonly string[]): number | undefined {
  const places = texts.flatMap((text) => placesOf(word, text));
  if (places.length === 0) return undefined;
  return places.includes(WORD) ? WORD : INSIDE;
}

function placesOf(word: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    places.push(at === 0 || SPACE.test(text.charAt(at - 1)) ? WORD : INSIDE);
  }
  return places;
}

// Names of clusters join their words by underlines and dashes.
const SPACE = /[\s_\-./,:]/u;

function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
