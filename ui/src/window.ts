// Opens the window's content on any host: the real one, or the dev page's.
import { mount } from "svelte";
import type { Host } from "./ipc/host";
import App from "./screens/App.svelte";
import { Monitor } from "./state/monitor.svelte";
import { Theme } from "./theme";
import "./styles/tokens.css";
import "./styles/measures.css";
import "./styles/base.css";

/** Mounts the app into the page. */
export function openWindow(host: Host): void {
  const theme = new Theme(document.documentElement, window.matchMedia("(prefers-color-scheme: dark)"));
  const target = document.getElementById("app");
  if (!target) throw new Error("The page has no element with the id app.");
  const wear = theme.wear.bind(theme);
  mount(App, { target, props: { monitor: new Monitor(host), wear } });
}
