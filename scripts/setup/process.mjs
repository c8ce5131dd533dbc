// How the scripts find, ask and run other programs.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";
import { constants as osConstants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The top folder of the project. */
export const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");

/** An end that has a sentence for the person at the terminal: what is so, then what to type next. */
export class Stop extends Error {
  constructor(message, code = 1) {
    super(message);
    this.code = code;
  }
}

/** The full path of `command` on PATH, or null. */
export function which(command, env = process.env) {
  const suffixes = process.platform === "win32" ? [".exe", ".cmd", ""] : [""];
  for (const folder of (env.PATH ?? env.Path ?? "").split(delimiter)) {
    for (const suffix of suffixes) {
      const path = join(folder, command + suffix);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}

/** What a short command prints: `{ ok, out, err }`; `ok` is false when it is missing or fails. */
export function ask(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], ...options });
  return { ok: done.status === 0, out: done.stdout ?? "", err: done.stderr ?? "" };
}

/**
 * Runs a command in the project's top folder with its output on this terminal, or, given `onText`, passed through
 * it as well. Signals sent to this process reach it. Resolves with its exit code, 128 + n after signal n.
 */
export function run(command, args, { onText, ...options } = {}) {
  const stdio = onText ? ["inherit", "pipe", "pipe"] : "inherit";
  // Heard before there is a child: a signal that came in between would end this process and leave the child behind.
  const letGo = passSignals((signal) => child.kill(signal));
  const child = spawn(command, args, { cwd: root, stdio, ...options });
  for (const [stream, target] of onText
    ? [
        [child.stdout, process.stdout],
        [child.stderr, process.stderr],
      ]
    : []) {
    stream.setEncoding("utf8").on("data", (text) => {
      target.write(text);
      onText(text);
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", (error) => {
      letGo();
      reject(new Stop(`${command} could not be started: ${error.message}.`));
    });
    child.on("close", (code, signal) => {
      letGo();
      resolve(signal ? 128 + osConstants.signals[signal] : code);
    });
  });
}

/** Like `run`, but an exit code other than 0 stops the whole script with `sentence`. */
export async function mustRun(sentence, command, args, options) {
  const code = await run(command, args, options);
  if (code !== 0) throw new Stop(sentence, code);
}

/** Ends this process as `work` does: quietly when it is well, with the sentence of a Stop otherwise. */
export async function endWith(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = error.code;
  }
}

/** Command and arguments that run npm itself, the same one that runs this script where there is one. */
export function npm(...args) {
  const own = process.env.npm_execpath;
  if (own?.endsWith(".js")) return [process.execPath, [own, ...args]];
  return process.platform === "win32" ? ["cmd.exe", ["/c", "npm", ...args]] : ["npm", args];
}

/** Command and arguments that run the program `name` of an installed npm package (by default of the same name). */
export function tool(name, args, from = name) {
  const folder = join(root, "node_modules", from);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return [process.execPath, [join(folder, typeof bin === "string" ? bin : bin[name]), ...args]];
}

// A terminal's Ctrl-C reaches the child by itself, being in the same group: passing it on would press it twice.
function passSignals(pass) {
  const hear = Object.fromEntries(
    ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => [
      signal,
      () => (signal === "SIGINT" && process.stdin.isTTY ? undefined : pass(signal)),
    ]),
  );
  for (const [signal, handler] of Object.entries(hear)) process.on(signal, handler);
  return () => {
    for (const [signal, handler] of Object.entries(hear)) process.off(signal, handler);
  };
}

/** The nearest folder above `path`, itself included, for which `is` holds. */
export function nearest(path, is) {
  for (let at = path; ; at = dirname(at)) {
    if (is(at) || at === dirname(at)) return at;
  }
}
