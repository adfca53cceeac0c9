import js from '@eslint/js'
import globals from 'globals'
import ts from 'typescript-eslint'
import vue from 'eslint-plugin-vue'

/** House rule 2.4: field | office | portal → ui → sync → store | api → domain; doors never import each other. */
const wall = (files, forbidden, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: forbidden.map((name) => ({ group: [`@/${name}`, `@/${name}/*`, `**/../${name}/*`], message })) }] },
})
const noFetch = { selector: "CallExpression[callee.name='fetch']", message: 'only sync/ and api/ call fetch' }

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    files: ['**/*.{ts,vue,js}'],
    languageOptions: { globals: { ...globals.browser, ...globals.node, ...globals.serviceworker }, parserOptions: { parser: ts.parser } },
    rules: {
      'vue/max-attributes-per-line': 'off', 'vue/singleline-html-element-content-newline': 'off', 'vue/html-self-closing': 'off',
      'vue/multi-word-component-names': 'off', 'vue/require-default-prop': 'off', 'vue/html-closing-bracket-newline': 'off', 'vue/html-indent': 'off', 'vue/first-attribute-linebreak': 'off',
      '@typescript-eslint/no-explicit-any': 'error', '@typescript-eslint/consistent-type-imports': 'error',
      'no-undef': 'off', // TypeScript knows better
      'max-lines': ['error', { max: 400 }],
    },
  },
  { files: ['src/**/*.{ts,vue}'], ignores: ['src/sync/**', 'src/api/**', 'src/sw.ts', 'src/sw/**', 'src/store/**', 'src/**/*.test.ts'], rules: { 'no-restricted-syntax': ['error', noFetch] } },
  wall(['src/field/**'], ['office', 'portal', 'demo'], 'doors never import each other'),
  wall(['src/office/**'], ['field', 'portal', 'demo'], 'doors never import each other'),
  wall(['src/portal/**'], ['field', 'office', 'demo'], 'doors never import each other'),
  wall(['src/demo/**'], ['field', 'office', 'portal'], 'doors never import each other'),
  wall(['src/ui/**'], ['field', 'office', 'portal', 'demo'], 'ui serves the doors, it does not know them'),
  wall(['src/sync/**'], ['field', 'office', 'portal', 'demo', 'ui'], 'sync never imports Vue'),
  wall(['src/store/**', 'src/api/**'], ['field', 'office', 'portal', 'demo', 'ui', 'sync'], 'store and api serve sync'),
  wall(['src/domain/**'], ['field', 'office', 'portal', 'demo', 'ui', 'sync', 'store', 'api'], 'domain is pure'),
)
