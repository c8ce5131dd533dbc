// The app behind the window, by the commands that Rust exports.
import { Channel } from "@tauri-apps/api/core";
import { HostFault, type Host } from "./host";
import { commands, type Batch, type Fault } from "./wire";

type Answer<T> = { status: "ok"; data: T } | { status: "error"; error: Fault };

/** The real host. */
export function tauriHost(): Host {
  return {
    snapshot: () => answer(commands.snapshot()),
    subscribe: async (onBatch) => {
      const channel = new Channel<Batch>(onBatch);
      await answer(commands.subscribe(channel));
    },
    openCluster: (key) => answer(commands.openCluster(key)),
    closeCluster: () => done(commands.closeCluster()),
    timeline: (from, to) => answer(commands.timeline(from, to)),
    setView: (view) => done(commands.setView(view)),
    readFilter: (text, caret) => answer(commands.readFilter(text, caret)),
    refresh: (key) => done(commands.refresh(key)),
    watchCluster: (key, on) => done(commands.watchCluster(key, on)),
    tryNow: (watch) => done(commands.tryNow(watch)),
    pause: () => done(commands.pause()),
    resume: () => done(commands.resume()),
    markSeen: (alerts) => done(commands.markSeen(alerts)),
    dismissDigest: () => done(commands.dismissDigest()),
    setWatched: (profile, region, watched) => done(commands.setWatched(profile, region, watched)),
    testConnection: (profile, region) => answer(commands.testConnection(profile, region)),
    addAccount: (account) => answer(commands.addAccount(account)),
    removeAccount: (profile) => done(commands.removeAccount(profile)),
    setProfileLook: (profile, label, swatch) => done(commands.setProfileLook(profile, label, swatch)),
    unlockKeyring: () => done(commands.unlockKeyring()),
    lookAgain: () => done(commands.lookAgain()),
    changeSetting: (change) => done(commands.changeSetting(change)),
    pickFolder: () => answer(commands.pickFolder()),
    restartApp: () => done(commands.restartApp()),
    saveSupportBundle: () => answer(commands.saveSupportBundle()),
  };
}

async function done(asked: Promise<Answer<null>>): Promise<void> {
  await answer(asked);
}

async function answer<T>(asked: Promise<Answer<T>>): Promise<T> {
  let result: Answer<T>;
  try {
    result = await asked;
  } catch (error) {
    // The bridge itself failed: the command was refused or its answer could not be read.
    throw new HostFault("unreachable", error instanceof Error ? error.message : String(error));
  }
  if (result.status === "ok") return result.data;
  throw faultOf(result.error);
}

// A command that is refused before it runs rejects with a text, whatever its type says.
function faultOf(error: Fault | string): HostFault {
  return typeof error === "string"
    ? new HostFault("unreachable", error)
    : new HostFault(error.code, error.message);
}
