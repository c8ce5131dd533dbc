// A window needs a display; without one the app would only fail after minutes of building.
import { Stop } from "./process.mjs";

/** Stops with a sentence when this Linux session has no display to open a window on. */
export function checkDisplay(env = process.env, platform = process.platform) {
  if (platform !== "linux" || env.DISPLAY || env.WAYLAND_DISPLAY) return;
  throw new Stop(
    "There is no display to open a window on (neither WAYLAND_DISPLAY nor DISPLAY is set). " +
      "Type npm start in a terminal of a desktop session, over ssh with ssh -X, or npm run build to only build.",
  );
}
