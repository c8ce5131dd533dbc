// What is said where there is no profile at all.
import type { AccountsView, Mode } from "../../ipc/wire";
import type { Sentence } from "../sentences";

/** That there is none, where was looked, and what can be done. */
export function noProfile({ files, filesFound }: AccountsView): Sentence {
  const where = files.length === 0 ? "the places AWS tools use" : andList(files);
  const found = filesFound ? "no profile in them" : files.length === 2 ? "neither" : "none";
  return {
    title: "No AWS profile on this computer",
    body: `EMR Monitor looked in ${where} and found ${found}. Try it on the demo fleet first, or set up a profile.`,
  };
}

/** What the demo card's button does: the demo opens by itself only where the app starts without a profile. */
export function demoButton(mode: Mode): { readonly action: "watch-demo" | "restart"; readonly word: string } {
  return mode.is === "demo"
    ? { action: "watch-demo", word: "Watch the demo fleet" }
    : { action: "restart", word: "Start again with the demo fleet" };
}

function andList(words: readonly string[]): string {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1] ?? ""}`;
}
