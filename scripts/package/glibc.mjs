// The oldest C library that a program runs with.
import { ask, Stop } from "../setup/process.mjs";

/** The highest version of glibc's symbols that the binary asks for, as in "2.34". */
export function glibcOf(binary) {
  const said = ask("readelf", ["--version-info", "--wide", binary], { maxBuffer: 2 ** 26 });
  if (!said.ok)
    throw new Stop(`What ${binary} needs could not be read: ${said.err || "readelf is missing"}.`);
  return newest(said.out);
}

/** The highest GLIBC version named in what readelf prints. */
export function newest(text) {
  const versions = [...text.matchAll(/\bGLIBC_(\d+)\.(\d+)/g)].map(([, ...parts]) => parts.map(Number));
  if (versions.length === 0) throw new Stop("The binary names no version of the C library.");
  return versions.sort(([a, b], [c, d]) => c - a || d - b)[0].join(".");
}
