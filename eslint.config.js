// Lint for the UI (typed) and for the scripts (plain).
import js from "@eslint/js";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

const UI = ["ui/**/*.ts", "ui/**/*.svelte"];

export default ts.config(
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
    files: UI,
    extends: [ts.configs.strictTypeChecked, svelte.configs.recommended, svelte.configs.prettier],
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: { allowDefaultProject: ["ui/*.ts"] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: [".svelte"],
      },
    },
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [
        createTypeScriptImportResolver({ project: "ui/tsconfig.json", extensions: [".ts", ".svelte"] }),
      ],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts"], "svelte-eslint-parser": [".svelte"] },
      "import-x/extensions": [".ts", ".svelte"],
    },
    rules: {
      complexity: ["error", 10],
      eqeqeq: "error",
      "import-x/no-cycle": "error",
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
