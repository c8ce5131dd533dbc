// The pictures in docs/: one line each. `on` says what the app is started on (on.mjs), `then` what is done in it first (then.mjs).
import { busyDay, demo } from "./on.mjs";
import { alerts, configuration, failedStep } from "./then.mjs";

export const SHOTS = [
  { name: "window-light", theme: "light", on: busyDay, then: failedStep },
  { name: "window-dark", theme: "dark", on: busyDay, then: failedStep },
  { name: "configuration", theme: "light", on: busyDay, then: configuration },
  { name: "alerts", theme: "light", on: demo("endings", 120), then: alerts },
];
