// State icons, 16 by 16. They differ by outline, so that they read in one colour and at 12 px.
import type { StateIcon } from "../../view/states";
import type { Shape } from "./shape";

export const STATE_SHAPES = {
  running: [
    ["fill", "M4.6 2.9v10.2c0 .6.65.96 1.16.63l7.9-5.1a.75.75 0 0 0 0-1.26l-7.9-5.1a.75.75 0 0 0-1.16.63z"],
  ],
  "running-hollow": [["line", "M5 3.4v9.2l7.4-4.6z"]],
  done: [
    ["fill", "M1.2 8a6.8 6.8 0 1 0 13.6 0a6.8 6.8 0 1 0 -13.6 0z"],
    ["cut", "M5 8.3l2.1 2.1L11 6.2"],
  ],
  failed: [
    ["fill", "M5.2 1.4L10.8 1.4L14.6 5.2L14.6 10.8L10.8 14.6L5.2 14.6L1.4 10.8L1.4 5.2z"],
    ["cut", "M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8"],
  ],
  broken: [
    ["fill", "M4.6 1.6h6.8a3 3 0 0 1 3 3v6.8a3 3 0 0 1 -3 3h-6.8a3 3 0 0 1 -3 -3v-6.8a3 3 0 0 1 3 -3z"],
    ["cut", "M8 4.6v4M8 11.3v.05", 1.8],
  ],
  idle: [
    ["fill", "M4.6 1.6h6.8a3 3 0 0 1 3 3v6.8a3 3 0 0 1 -3 3h-6.8a3 3 0 0 1 -3 -3v-6.8a3 3 0 0 1 3 -3z"],
    ["cut", "M6.1 5.2v5.6M9.9 5.2v5.6"],
  ],
  waiting: [
    [
      "line",
      "M4.8 2.2h6.4a2.6 2.6 0 0 1 2.6 2.6v6.4a2.6 2.6 0 0 1 -2.6 2.6h-6.4a2.6 2.6 0 0 1 -2.6 -2.6v-6.4a2.6 2.6 0 0 1 2.6 -2.6z",
    ],
    ["line", "M6.2 5.8v4.4M9.8 5.8v4.4"],
  ],
  capacity: [["line", "M1.8 8a6.2 6.2 0 1 0 12.4 0a6.2 6.2 0 1 0 -12.4 0z", 1.8, "2.3 2.57"]],
  bootstrapping: [
    ["line", "M8 1.5L13.6 4.7L13.6 11.3L8 14.5L2.4 11.3L2.4 4.7z"],
    ["fill", "M6 8a2 2 0 1 0 4 0a2 2 0 1 0 -4 0z"],
  ],
  pending: [["line", "M2.1 8a5.9 5.9 0 1 0 11.8 0a5.9 5.9 0 1 0 -11.8 0z"]],
  cancelled: [
    ["line", "M2.1 8a5.9 5.9 0 1 0 11.8 0a5.9 5.9 0 1 0 -11.8 0z"],
    ["line", "M3.9 12.1l8.2-8.2"],
  ],
  interrupted: [["fill", "M9.4 1.6L3.6 9h3.8l-.9 5.4L12.4 7H8.5z"]],
  terminating: [
    [
      "line",
      "M4.8 2.2h6.4a2.6 2.6 0 0 1 2.6 2.6v6.4a2.6 2.6 0 0 1 -2.6 2.6h-6.4a2.6 2.6 0 0 1 -2.6 -2.6v-6.4a2.6 2.6 0 0 1 2.6 -2.6z",
    ],
    ["line", "M5.4 8h5.2"],
  ],
  unknown: [
    ["line", "M8 1.6L14.4 8 8 14.4 1.6 8z"],
    ["line", "M8 5.4v3M8 10.7v.05"],
  ],
  "failed-hollow": [
    ["line", "M5.4 1.9L10.6 1.9L14.1 5.4L14.1 10.6L10.6 14.1L5.4 14.1L1.9 10.6L1.9 5.4z"],
    ["line", "M5.9 5.9l4.2 4.2M10.1 5.9l-4.2 4.2"],
  ],
  "done-hollow": [
    ["line", "M2 8a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z"],
    ["line", "M5.2 8.2l1.9 1.9L10.8 6.3"],
  ],
  cancelling: [
    ["line", "M2.1 8a5.9 5.9 0 1 0 11.8 0a5.9 5.9 0 1 0 -11.8 0z", 1.6, "2.3 2.3"],
    ["line", "M3.9 12.1l8.2-8.2"],
  ],
} as const satisfies Record<StateIcon, readonly Shape[]>;
