// The pictures in docs/: one line each. `on` says what the app is started on (on.mjs), `then` what is done in it first (then.mjs).
import { busyDay, demo, nothing } from "./on.mjs";
import { accounts, alerts, configuration, failedStep, filter, settings, timeline, welcome } from "./then.mjs";

export const SHOTS = [
  { name: "window-light", theme: "light", on: busyDay, then: failedStep },
  { name: "window-dark", theme: "dark", on: busyDay, then: failedStep },
  { name: "timeline", theme: "light", on: busyDay, then: timeline },
  { name: "filter", theme: "light", on: busyDay, then: filter },
  { name: "configuration", theme: "light", on: busyDay, then: configuration },
  { name: "alerts", theme: "light", on: demo("endings", 120), then: alerts },
  { name: "welcome", theme: "light", on: nothing, then: welcome },
  { name: "accounts", theme: "light", on: busyDay, then: accounts },
  { name: "settings", theme: "light", on: busyDay, then: settings },
];
