// The kinds of packages, by system: file endings, and which are made when none is named.
import { Stop } from "../setup/process.mjs";

const KINDS = {
  linux: { usual: ["deb", "rpm"], all: { deb: ".deb", rpm: ".rpm", appimage: ".AppImage" } },
  darwin: { usual: ["dmg"], all: { dmg: ".dmg" } },
  win32: { usual: ["msi"], all: { msi: ".msi" } },
};

/** The ending of the files of a kind. */
export const endingOf = (kind) => Object.assign({}, ...Object.values(KINDS).map(({ all }) => all))[kind];

/** The kinds that are asked for, or the usual ones; stops at one that this system cannot make. */
export function chosenKinds(names, platform = process.platform) {
  const here = KINDS[platform];
  if (!here) throw new Stop(`No packages are made on ${platform}. npm run build builds the app alone.`);
  const wrong = names.find((name) => !(name in here.all));
  if (wrong) {
    throw new Stop(
      `${wrong} is no package that is made here. There are: ${Object.keys(here.all).join(", ")}.`,
    );
  }
  return names.length ? names : here.usual;
}
