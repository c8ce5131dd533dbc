/** Keeps the root's `data-theme` as the system has it. */
export function followTheme(root: HTMLElement, dark: MediaQueryList): void {
  const follow = () => {
    root.dataset["theme"] = dark.matches ? "dark" : "light";
  };
  follow();
  dark.addEventListener("change", follow);
}
