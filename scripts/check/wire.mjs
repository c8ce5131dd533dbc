// ui/src/ipc/wire.ts is written by Rust; a test of the shell compares the two.
import { WORKSPACE } from "../lanes/cargo.mjs";
import { cargoTestTally } from "../lanes/tally.mjs";
import { run } from "../setup/process.mjs";

const TEST = "wire_is_what_rust_says";

/** Runs the test that compares the file with what Rust would write (UPDATE_WIRE=1 writes it); 1 if there is no such test. */
export async function wireIsCurrent() {
  let said = "";
  // Features are chosen for the whole workspace, as in the other lanes, so that nothing is compiled a second time.
  const code = await run("cargo", ["test", ...WORKSPACE, "--lib", "--tests", "--quiet", TEST], {
    onText: (text) => (said += text),
  });
  if (code !== 0) return code;
  if (cargoTestTally(said).passed > 0) return 0;
  console.error(`No test named ${TEST} was found.`);
  return 1;
}
