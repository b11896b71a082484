import { expect, test } from 'vitest';
import { permissions } from '#core/permission.ts';
import { words } from '#text/words.ts';
import type { AuditBody } from '#audit/entry.ts';
import { entrySentence } from './entry-words.ts';

const body: AuditBody = {
	county: '149901',
	at: '2026-11-26T00:00:00.000Z',
	actor: { id: 'a', name: '张三' },
	action: 'land.finding.decide',
	why: '同名不同人',
	notes: [{ kind: 'finding', ids: ['f1'], count: 1, changes: { status: ['suspected', 'dismissed'] } }]
};

test('an entry reads as a sentence in both languages', async () => {
	for (const [language, expected] of [
		['zh', '处理疑似图斑：疑似图斑 56，状态 疑似 → 不属实。理由：同名不同人'],
		['en', 'Decided on leads: Lead 56, status Suspected → Not so. Reason: 同名不同人']
	] as const) {
		const { audit } = await words(language, ['audit']);
		const statuses =
			language === 'zh' ? { suspected: '疑似', dismissed: '不属实' } : { suspected: 'Suspected', dismissed: 'Not so' };
		expect(entrySentence(audit, body, { status: statuses }, { f1: '56' })).toBe(expected);
	}
});

test('many records are counted, some named, and what has no words is said as it is', async () => {
	const { audit } = await words('zh', ['audit']);
	const many = { ...body, why: null, notes: [{ kind: 'finding', ids: ['a', 'b', 'c', 'd'], count: 4 }] };
	expect(entrySentence(audit, many, {}, {})).toBe('处理疑似图斑：疑似图斑 4 处');
	expect(entrySentence(audit, many, {}, { a: '1', b: '2', c: '3', d: '4' })).toBe(
		'处理疑似图斑：疑似图斑 1，2，3 等 4 处'
	);
	const odd = { ...body, action: 'x.y', why: null, notes: [{ kind: 'z', detail: { q: true, r: null, s: { t: 1 } } }] };
	expect(entrySentence(audit, odd, {}, {})).toBe('x.y：z');
	const step = {
		...body,
		why: null,
		notes: [
			{ kind: 'finding', count: 2, detail: { shown: true } },
			{ kind: 'job', ids: ['j'] }
		]
	};
	expect(entrySentence(audit, step, {}, {})).toBe('处理疑似图斑：疑似图斑 2 处，显示 是');
});

test('every permission that a write may be refused for has words', async () => {
	for (const language of ['zh', 'en'] as const) {
		const { audit } = await words(language, ['audit']);
		expect(permissions.filter((permission) => !audit.actions[permission])).toEqual([]);
	}
});
