// Core is told the time; only its clock adapters read one.
import { filesUnder, textOf } from "./tree.mjs";

const READS = /\b(SystemTime|Instant|Timestamp|Zoned|Utc|Local)::now\b/;
const ADAPTER = /(^|\/)clock(\.rs$|\/)/;

/** Where core reads a clock outside `clock.rs` or a folder of that name. */
export function clockWall(root) {
  return filesUnder(root, "src-tauri/core/src", [".rs"])
    .filter((path) => !ADAPTER.test(path))
    .flatMap((path) =>
      textOf(root, path)
        .split("\n")
        .flatMap((line, index) =>
          READS.test(line.replace(/\/\/.*/, ""))
            ? [`${path}:${index + 1} reads a clock; now is an argument in core`]
            : [],
        ),
    );
}
