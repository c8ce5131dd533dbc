// Times and spans as they are shown. The cases in tests/time-cases.json say what each makes of what.
export { exactParts, formatClock, formatDay, formatExact, formatRange } from "./clock";
export { formatAge, formatMinutes, formatSpan } from "./span";
