import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const noSqlFromText = [
	{
		selector:
			"CallExpression[callee.object.name='sql'][callee.property.name='raw'] > TemplateLiteral[expressions.length>0]",
		message: 'SQL is not built from text: bind a parameter, or name with sql.ref / sql.table / sql.id.'
	},
	{
		selector: "CallExpression[callee.property.name='raw'] > BinaryExpression[operator='+']",
		message: 'SQL is not built from text: bind a parameter, or name with sql.ref / sql.table / sql.id.'
	}
];

// DESIGN §3: a rule has everything handed in.
const pure = [
	{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'A rule does not ask the clock.' },
	{
		selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
		message: 'A rule does not ask the clock.'
	},
	{ selector: "CallExpression[callee.object.name='performance']", message: 'A rule does not ask the clock.' },
	{
		selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
		message: 'A rule does not throw dice.'
	},
	{ selector: "CallExpression[callee.name='fetch']", message: 'A rule does not ask the network.' },
	{
		selector: "MemberExpression[object.name='process'][property.name='env']",
		message: 'A rule does not read settings.'
	}
];

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'test/out/', '.data/', 'src/db/tables.ts'] },
	ts.configs.recommended,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			// The type checker knows names better.
			'no-undef': 'off',
			'no-restricted-exports': [
				'error',
				{
					restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true }
				}
			],
			'no-restricted-syntax': ['error', ...noSqlFromText],
			'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
			'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
			'no-debugger': 'error',
			'no-dupe-else-if': 'error',
			'no-empty': 'error',
			'no-fallthrough': 'error',
			'no-loss-of-precision': 'error',
			'no-self-assign': 'error',
			'no-self-compare': 'error',
			'no-unsafe-finally': 'error',
			'no-useless-catch': 'error',
			'no-useless-escape': 'error',
			'use-isnan': 'error',
			eqeqeq: ['error', 'always'],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			// It compiles without the preprocessor and sees no warnings; svelte-check judges these comments.
			'svelte/no-unused-svelte-ignore': 'off',
			// Half of what it finds are maps that live for one computation.
			'svelte/prefer-svelte-reactivity': 'off',
			// The product has no base path, and addresses of tiles and exports are no routes of Kit's.
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{ files: ['*.config.{js,ts}', '**/*.d.ts'], rules: { 'no-restricted-exports': 'off' } },
	{
		files: ['src/domain/**/*.ts', 'src/core/**/*.ts'],
		ignores: ['**/*.server.ts', '**/*.svelte.ts', '**/*.test.ts', '**/*.worker.ts', '**/view/**', 'src/core/ids.ts'],
		rules: { 'no-restricted-syntax': ['error', ...noSqlFromText, ...pure] }
	}
);
