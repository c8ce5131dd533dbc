// Tells when the colours on the canvas are no longer those of the page.

const QUERIES = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"];

/** Calls `changed` after the theme, the contrast or forced colours changed; returns how to stop that. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-theme", "class", "style"],
  });
  const queries = QUERIES.map((query) => window.matchMedia(query));
  for (const query of queries) query.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", changed);
  };
}

/** Whether the system forces its own colours. */
export function isForced(): boolean {
  return window.matchMedia("(forced-colors: active)").matches;
}
