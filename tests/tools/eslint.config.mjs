// The engine's scripts: joined into one function a page, so each file's names are the page's.
import js from "@eslint/js";

export default [
  {
    ...js.configs.recommended,
    files: ["src/**/*.js"],
    languageOptions: { ecmaVersion: 2024, sourceType: "script" },
    rules: {
      ...js.configs.recommended.rules,
      "no-undef": "off", // what a file takes from another, the type checker knows
      "no-unused-vars": ["error", { vars: "local" }],
      "no-console": "error",
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      complexity: ["error", 16],
      "max-len": ["error", { code: 100 }],
    },
  },
];
