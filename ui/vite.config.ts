import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  root,
  base: "./",
  plugins: [svelte({ configFile: `${root}svelte.config.js` }), svelteTesting()],
  // The window is opened by Tauri, which must find the dev server where tauri.conf.json says it is.
  server: { port: 5173, strictPort: true },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "safari16",
    // The assets come from the binary; a module preload polyfill would only add an inline script that CSP refuses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/fixture/quiet.ts"],
    env: { TZ: "UTC" },
    restoreMocks: true,
  },
});
