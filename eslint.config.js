// Lint for the UI (typed) and for the scripts (plain).
import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import { defineConfig } from "eslint/config";
import globals from "globals";
import ts from "typescript-eslint";

const UI = ["ui/**/*.ts", "ui/**/*.svelte"];

export default defineConfig(
  {
    ignores: [
      "**/node_modules",
      "**/target",
      "ui/dist",
      "ui/src/ipc/wire.ts",
      "src-tauri/gen",
      "tests/window/out",
      "tests/.venv",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { globals: globals.node },
  },
  {
    // Much of these is run in the page; client/page.mjs gives it byRole.
    files: ["tests/window/**/*.mjs"],
    languageOptions: { globals: { ...globals.browser, byRole: "readonly" } },
  },
  {
    files: UI,
    extends: [ts.configs.strictTypeChecked, svelte.configs.recommended, svelte.configs.prettier],
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: [".svelte"],
      },
    },
    rules: {
      // A switch over a closed union is one decision, however many members it has.
      complexity: ["error", { max: 10, variant: "modified" }],
      eqeqeq: "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      // A number in a template is what a number is for.
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "svelte/require-each-key": "error",
      "svelte/no-at-html-tags": "error",
      "svelte/button-has-type": "error",
    },
  },
  {
    files: ["ui/**/*.svelte", "ui/**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ["ui/**/*.svelte"],
    rules: {
      // Props are declared with let and changed by their parent.
      "prefer-const": "off",
      "svelte/prefer-const": "error",
    },
  },
);
