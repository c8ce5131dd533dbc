// Finds which packages of the operating system lack, and installs them (Debian's kin) or says what to type.
import { installDebian } from "./debian.mjs";
import { OTHERS } from "./needs.mjs";
import { ask, Stop, which } from "./process.mjs";

/** Brings what `purposes` ("build", "test") need of the system, or stops with the exact command to type. */
export async function installSystem(purposes, env = process.env, platform = process.platform) {
  if (platform === "darwin") return checkMac(env);
  if (platform === "win32") return checkWindows(env);
  if (which("dpkg-query", env) && which("apt-get", env)) return installDebian(purposes, env);
  const other = OTHERS.find(({ manager }) => which(manager, env));
  return other ? checkOther(other, purposes, env) : checkUnknown(env);
}

function checkOther({ family, query: [command, ...args], install, ...packages }, purposes, env) {
  const needed = purposes.flatMap((purpose) => packages[purpose]);
  const lacking = needed.filter((name) => !ask(command, [...args, name], { env }).ok);
  if (lacking.length === 0) return;
  throw new Stop(
    `System packages lack on this ${family}: ${lacking.join(", ")}. ` +
      `Type: ${install} ${lacking.join(" ")}, then type the command again.`,
  );
}

function checkMac(env) {
  if (ask("xcode-select", ["-p"], { env }).ok) return;
  throw new Stop(
    "Apple's command line tools are missing. Type: xcode-select --install, then type the command again.",
  );
}

// What Cargo links with cannot be found by name on Windows: link.exe is on PATH only in a developer's prompt.
function checkWindows(env) {
  const roots = [env["ProgramFiles(x86)"], env.ProgramFiles].filter(Boolean);
  const found = roots.some(
    (folder) =>
      ask(`${folder}\\Microsoft Visual Studio\\Installer\\vswhere.exe`, [
        ..."-latest -products * -requires Microsoft.VisualStudio.Component.VC.Tools.x86.x64 -property".split(
          " ",
        ),
        "installationPath",
      ]).out.trim() !== "",
  );
  if (found) return;
  console.log(
    "Microsoft's C++ Build Tools were not found; the build needs them, and the window needs the WebView2 runtime " +
      "(part of Windows 11). If the build fails, type: winget install Microsoft.VisualStudio.2022.BuildTools " +
      '--override "--add Microsoft.VisualStudio.Workload.VCTools", and winget install Microsoft.EdgeWebView2Runtime.',
  );
}

function checkUnknown(env) {
  const present =
    ask("cc", ["--version"], { env }).ok && ask("pkg-config", ["--exists", "webkit2gtk-4.1"], { env }).ok;
  if (present) return;
  throw new Stop(
    "The build needs a C compiler, pkg-config and WebKitGTK 4.1 with its headers, and this system's package manager is " +
      "not known to EMR Monitor. Install these three by its own means, then type the command again.",
  );
}
