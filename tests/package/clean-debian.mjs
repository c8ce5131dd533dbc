// A Debian of its own under a folder: nothing but what debootstrap puts there, seen by no program that is not started in it.
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { until } from "../window/client/until.mjs";
import { start } from "../window/fixture/process.mjs";

// Mounts belong to the program that makes them and go with it, however it ends: nothing is ever left mounted.
const ENTER = `set -e
  root=$1 session=$2 packages=$3 downloads=$4; shift 4
  for place in /proc /dev /sys; do mount --rbind "$place" "$root$place"; done
  mkdir -p "$root$session" "$root/packages"
  mount --bind "$session" "$root$session"
  mount --bind "$packages" "$root/packages"
  mount --bind "$downloads" "$root/var/cache/apt/archives"
  exec chroot "$root" "$@"`;
const AS_ROOT = {
  DEBIAN_FRONTEND: "noninteractive",
  PATH: "/usr/sbin:/usr/bin:/sbin:/bin",
  HOME: "/root",
  LC_ALL: "C.UTF-8",
};
// Downloading and unpacking WebKitGTK and all that it needs.
const LIMIT = 900_000;

export class CleanDebian {
  #root;
  #mounts;

  /** Unpacks the base that is kept; the folder `packages` is seen inside as /packages. */
  static async unpack({ base, packages, downloads }) {
    const debian = new CleanDebian();
    const session = process.env.EMR_MONITOR_SESSION;
    debian.#root = mkdtempSync(join(session, "debian-"));
    debian.#mounts = [session, packages, downloads];
    await promisify(execFile)("tar", ["-xf", base, "-C", debian.#root]);
    return debian;
  }

  /** Where a path of it is on this computer. */
  path(inside) {
    return join(this.#root, inside);
  }

  /** Whether a path of it is there. */
  has(inside) {
    return existsSync(this.path(inside));
  }

  /** The words that run a program in it. */
  words(...program) {
    return ["unshare", "--mount", "sh", "-c", ENTER, "enter", this.#root, ...this.#mounts, ...program];
  }

  /** Runs a program in it to its end and resolves with what it printed. */
  async ask(program, { env = AS_ROOT } = {}) {
    const [command, ...args] = this.words(...program);
    const done = promisify(execFile)(command, args, { env, timeout: LIMIT, maxBuffer: 2 ** 26 });
    const { stdout } = await done.catch((error) => {
      throw new Error(`${program.join(" ")}: ${error.stdout}${error.stderr}`);
    });
    return stdout;
  }

  /** Starts a program in it that goes on; see `start` of the window lane. */
  start(program, { env, log }) {
    const [command, ...args] = this.words(...program);
    return start(command, args, { env, log });
  }

  /** A file on this computer that starts the program in it when it is run. */
  launcher(program) {
    const file = join(this.#root, "..", `launcher-${process.pid}`);
    const quoted = this.words(...program).map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
    writeFileSync(file, `#!/bin/sh\nexec ${quoted.join(" ")}\n`, { mode: 0o755 });
    return file;
  }

  /** Asks the app in it to end in order, as the system does, and waits until nothing of it runs any more. */
  async quit() {
    for (const pid of this.#running("emr-monitor")) process.kill(pid, "SIGTERM");
    await until("the app in it ends", () => this.#running("emr-monitor").length === 0);
    for (const pid of this.#running()) process.kill(pid, "SIGKILL");
    await until("nothing runs in it", () => this.#running().length === 0);
  }

  remove() {
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }

  #running(name) {
    return readdirSync("/proc").filter((pid) => {
      try {
        const isIn = readlinkSync(`/proc/${pid}/root`) === this.#root;
        return isIn && (name === undefined || readlinkSync(`/proc/${pid}/exe`).endsWith(`/${name}`));
      } catch {
        // It is no process, or has just ended.
        return false;
      }
    });
  }
}
