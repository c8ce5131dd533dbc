// Icons of controls and of trouble, 16 by 16.
import type { SignIcon } from "../../view/signs";
import type { Shape } from "./shape";

export const SIGN_SHAPES = {
  grid: [["line", "M2.5 4h11M2.5 8h11M2.5 12h11"]],
  search: [
    ["line", "M2.6 7a4.4 4.4 0 1 0 8.8 0a4.4 4.4 0 1 0 -8.8 0z"],
    ["line", "M10.4 10.4L14 14"],
  ],
  filter: [["line", "M2.4 4h11.2M4.6 8h6.8M6.8 12h2.4"]],
  copy: [
    [
      "line",
      "M7 5.4h4.8a1.6 1.6 0 0 1 1.6 1.6v4.8a1.6 1.6 0 0 1 -1.6 1.6h-4.8a1.6 1.6 0 0 1 -1.6 -1.6v-4.8a1.6 1.6 0 0 1 1.6 -1.6z",
    ],
    ["line", "M10.6 5.4V4a1.4 1.4 0 0 0-1.4-1.4H4A1.4 1.4 0 0 0 2.6 4v5.2A1.4 1.4 0 0 0 4 10.6h1.4"],
  ],
  close: [["line", "M4 4l8 8M12 4l-8 8"]],
  lock: [
    [
      "line",
      "M4.8 7h6.4a1.6 1.6 0 0 1 1.6 1.6v3.4a1.6 1.6 0 0 1 -1.6 1.6h-6.4a1.6 1.6 0 0 1 -1.6 -1.6v-3.4a1.6 1.6 0 0 1 1.6 -1.6z",
    ],
    ["line", "M5.2 7V5.2a2.8 2.8 0 0 1 5.6 0V7"],
  ],
  warn: [["line", "M8 2.2l6.2 11H1.8zM8 6.6v3M8 11.4v.05"]],
  key: [
    ["line", "M2.4 10.6a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0 -5.6 0z"],
    ["line", "M7.2 8.6l5.8-5.8M11 4.8l1.8 1.8M9 6.8l1.2 1.2"],
  ],
  offline: [
    [
      "line",
      "M4.6 12.4a2.9 2.9 0 0 1-.3-5.8M6.6 4.3a4 4 0 0 1 5.4 2.8 2.7 2.7 0 0 1 1.5 4.3M2.4 2.4l11.2 11.2",
    ],
  ],
  gauge: [
    ["line", "M2.6 11.8a6 6 0 1 1 10.8 0M8 9.6l2.7-3.4"],
    ["fill", "M6.9 9.6a1.1 1.1 0 1 0 2.2 0a1.1 1.1 0 1 0 -2.2 0z"],
  ],
  history: [["line", "M2.6 8a5.4 5.4 0 1 0 1.8-4M2.6 2.6v2.6h2.6M8 5.2V8l2 1.4"]],
  check: [["line", "M3 8.4l3.2 3.2L13 4.8"]],
  down: [["line", "M3.6 6L8 10.4 12.4 6"]],
  plus: [["line", "M8 3v10M3 8h10"]],
  minus: [["line", "M3 8h10"]],
  fit: [["line", "M2.6 6V2.6H6M10 2.6h3.4V6M13.4 10v3.4H10M6 13.4H2.6V10"]],
} as const satisfies Record<SignIcon, readonly Shape[]>;
