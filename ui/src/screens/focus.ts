// A virtual list is measured before it shows its lines, and hidden until then: a few frames, more on a busy computer.
const FRAMES = 60;

/** Focuses what `selector` finds in `root`, in the first frame in which it takes the focus. */
export function focusWhenThere(root: HTMLElement, selector: string, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const stop = root.querySelector<HTMLElement>(selector);
    stop?.focus();
    const isFocused = stop !== null && document.activeElement === stop;
    if (!isFocused && root.isConnected && frames > 0) focusWhenThere(root, selector, frames - 1);
  });
}
