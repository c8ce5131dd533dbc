/** The icons of controls and of trouble. */
export type SignIcon =
  | "grid"
  | "search"
  | "filter"
  | "copy"
  | "close"
  | "lock"
  | "warn"
  | "key"
  | "offline"
  | "gauge"
  | "history"
  | "check"
  | "down"
  | "plus"
  | "minus"
  | "fit";
