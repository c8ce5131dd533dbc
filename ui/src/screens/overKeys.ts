// Ctrl K and the question mark open what lies over the window, wherever one is.
import type { Overlay } from "../state/overlay.svelte";
import { isTyping } from "./letters";

/** Opens or closes the palette or the list of keys; true when the key was meant for one of them. */
export function pressedOver(event: KeyboardEvent, overlay: Overlay): boolean {
  if (isPaletteKey(event)) {
    overlay.showPalette(!overlay.palette);
    return true;
  }
  if (event.key !== "?" || isTyping(event.target) || overlay.palette) return false;
  overlay.showKeys(!overlay.keys);
  return true;
}

function isPaletteKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === "k" && (ctrlKey || metaKey) && !altKey && !shiftKey;
}
