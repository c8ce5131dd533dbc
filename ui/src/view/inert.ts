// Text that comes from AWS, made harmless to look at: it is only ever a text node, and here it also loses what would
// reorder, hide or break a line.

// C0, C1, soft hyphen, bidi controls and marks, line and paragraph separators, and characters without width but ZWNJ
// and ZWJ, which scripts and emoji need.
const HARMFUL: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
];
const CONTROL_PICTURES = 0x2400;
const DELETE = 0x7f;

/** One line with every harmful character shown as a sign of its own. */
export function inert(text: string): string {
  return harmless(text, () => false);
}

/** Like `inert`, keeping line breaks and tabs: for messages that are shown as they were written. */
export function inertLines(text: string): string {
  return harmless(text.replace(/\r\n?/gu, "\n"), (sign) => sign === "\n" || sign === "\t");
}

/** A long text in two parts, so that the end of it stays in sight when the middle has to go. */
export function halves(text: string): readonly [head: string, tail: string] {
  const signs = Array.from(text);
  const tail = Math.min(TAIL, Math.floor(signs.length / 2));
  return signs.length <= SHORT ? [text, ""] : [signs.slice(0, -tail).join(""), signs.slice(-tail).join("")];
}

const SHORT = 16;
const TAIL = 8;

function harmless(text: string, isKept: (sign: string) => boolean): string {
  return Array.from(text, (sign) => (isKept(sign) ? sign : shown(sign))).join("");
}

function shown(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (!HARMFUL.some(([first, last]) => first <= code && code <= last)) return sign;
  if (code < 0x20) return String.fromCodePoint(CONTROL_PICTURES + code);
  return code === DELETE ? "\u2421" : "\ufffd";
}
