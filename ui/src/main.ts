import { tauriHost } from "./ipc/tauri";
import { openWindow } from "./window";

openWindow(tauriHost());
