// Times and spans as they are shown. The cases in tests/time-cases.json say what each makes of what.
export {
  exactParts,
  formatClock,
  formatDay,
  formatDayName,
  formatExact,
  formatRange,
  formatTime,
} from "./clock";
export { formatAge, formatMinutes, formatSpan } from "./span";
