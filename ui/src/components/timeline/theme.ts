// Tells when the colours on the canvas are no longer those of the page, or its pixels no longer those of the screen.

const QUERIES = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"];

/** Calls `changed` after the theme, the contrast, forced colours or the screen's pixels changed; returns how to stop that. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ["data-theme", "class", "style"],
  });
  const queries = QUERIES.map((query) => window.matchMedia(query));
  for (const query of queries) query.addEventListener("change", changed);
  const stopRatio = watchRatio(changed);
  return () => {
    stopRatio();
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", changed);
  };
}

// A query names one ratio of pixels; moved to another screen, the window has another to be asked about.
function watchRatio(changed: () => void): () => void {
  const stop = new AbortController();
  const ask = () => {
    const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener(
      "change",
      () => {
        changed();
        ask();
      },
      { once: true, signal: stop.signal },
    );
  };
  ask();
  return () => {
    stop.abort();
  };
}

/** Whether the system forces its own colours. */
export function isForced(): boolean {
  return window.matchMedia("(forced-colors: active)").matches;
}
