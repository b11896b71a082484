import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '#core/language.ts';
import { reasonWords, words } from './words.ts';

/** terms.md, "Never on screen": words that judge people or claim what only a person may decide. */
const never =
	/侵占|违法占地|罚款|收费员|复垦|贫困村|倒数|落后村|刁民|钉子户|家庭承包超占|红线内=违法|实时定位领导|illegal|encroach|stolen|offender/iu;

const folder = (language: string) => new URL(`./${language}/`, import.meta.url);
const filesOf = (language: string): string[] =>
	readdirSync(folder(language))
		.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
		.sort();

/** Every path to a leaf, with the kind of leaf. */
function leaves(value: unknown, path = ''): Map<string, string> {
	if (typeof value !== 'object' || value === null) return new Map([[path, typeof value]]);
	return new Map(Object.entries(value).flatMap(([key, inner]) => [...leaves(inner, `${path}.${key}`)]));
}

/** What a leaf says; a function's source, so that its fixed words are read too. */
function sentences(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value === 'function') return [String(value)];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : [];
}

describe('words', () => {
	test('both languages have the same subjects', () => {
		expect(filesOf('en')).toEqual(filesOf('zh'));
		expect(filesOf('zh').length).toBeGreaterThan(2);
	});

	for (const file of filesOf('zh')) {
		const subject = file.replace(/\.ts$/, '');
		test(`${subject}: the same keys, nothing empty, nothing that is never on screen`, async () => {
			const [zh, en] = await Promise.all(
				languages.map(async (language) => {
					const module: Record<string, unknown> = await import(new URL(file, folder(language)).href);
					expect(Object.keys(module)).toContain(subject);
					return module[subject];
				})
			);
			expect([...leaves(en)].sort()).toEqual([...leaves(zh)].sort());
			for (const sentence of [...sentences(zh), ...sentences(en)]) {
				expect(sentence.trim()).not.toBe('');
				expect(sentence).not.toMatch(never);
			}
		});
	}

	test('the forbidden words are caught', () => {
		expect('疑似侵占集体土地').toMatch(never);
		expect('Illegal occupation').toMatch(never);
		expect('疑似超合同图斑').not.toMatch(never);
	});

	test('a page loads the subjects it names, in the language it names', async () => {
		const loaded = await words('en', ['shell', 'land']);
		expect(Object.keys(loaded)).toEqual(['shell', 'land']);
		expect(loaded.land.kinds.over_area).toBe('Over contracted area');
		expect((await words('zh', ['land'])).land.kinds.over_area).toBe('超合同面积');
	});

	test('a refusal nobody worded shows its reason', () => {
		const known = { 'a.b': (detail: Record<string, unknown>) => `got ${detail.got}`, 'c.d': 'plain' };
		expect(reasonWords({ ok: false, reason: 'a.b', detail: { got: 3 } }, known)).toBe('got 3');
		expect(reasonWords({ ok: false, reason: 'c.d' }, {}, known)).toBe('plain');
		expect(reasonWords({ ok: false, reason: 'x.y' }, known)).toBe('x.y');
	});
});
