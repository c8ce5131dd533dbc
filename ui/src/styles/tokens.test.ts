// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = join(import.meta.dirname, "..");
const TOKEN_FILES = new Set(["styles/tokens.css", "styles/measures.css"]);
const RAW = /#[\da-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|(?<![\w.-])-?[\d.]*\d(?:px|ms|s|rem|em|vh|vw)\b/giu;

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.(?:svelte|css)$/u.test(file) && !TOKEN_FILES.has(file))
  .sort();

/** The styles of a file, without comments and media conditions, which cannot hold a variable. */
function stylesOf(file: string): string {
  const text = readFileSync(join(SRC, file), "utf8");
  const style = file.endsWith(".css") ? text : (/<style>([\s\S]*)<\/style>/u.exec(text)?.[1] ?? "");
  return style.replaceAll(/\/\*[\s\S]*?\*\//gu, "").replaceAll(/@media[^{]*/gu, "");
}

describe("styles", () => {
  it("are there to be read", () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files)("of %s name no colour, size or duration of their own", (file) => {
    expect(stylesOf(file).match(RAW) ?? []).toEqual([]);
  });
});
