import { expect, test } from 'vitest';
import { asideDiffers, asideOf, auditText, type AuditBody } from './entry.ts';

const base: AuditBody = {
	county: '149901',
	at: '2026-11-26T01:00:00.000Z',
	actor: { id: 'a', name: '张三', role: 'service_centre', address: '10.0.0.7' },
	action: 'land.finding.decide',
	notes: []
};

test('an entry says who, as which role, from where, what, why and what became of it', () => {
	expect(JSON.parse(auditText({ ...base, why: '同名不同人' }))).toEqual({
		...base,
		result: 'done',
		why: '同名不同人'
	});
	expect(JSON.parse(auditText({ ...base, actor: { id: 'cli', name: '本机操作员' } })).actor).toEqual({
		...{ id: 'cli', name: '本机操作员', role: null, address: null }
	});
});

test('the moment stands where the index by moment looks for it', () => {
	const text = auditText(base);
	expect(text.slice(text.indexOf('"at":"') + 6).slice(0, 24)).toBe(base.at);
});

test('no ID number, phone or card goes into a trail, wherever a write put it', () => {
	const [id, phone] = ['11010519491231002X', '13812345678'];
	const text = auditText({
		...base,
		why: `他说 ${phone}`,
		notes: [
			{
				kind: 'contract',
				ids: ['0193b1f0-0000-7000-8000-000000000001'],
				detail: { note: id, deep: [{ note: `${id}、${phone}` }] },
				changes: { lessee_name: [`张三 ${id}`, '李四'] }
			}
		]
	});
	expect(text).not.toContain(id);
	expect(text).not.toContain(phone);
	expect(text).toContain('110105********002X');
	expect(text).toContain('138****5678');
	expect(text).toContain('0193b1f0-0000-7000-8000-000000000001');
});

test('beside the text stand who, role, action, result, and what it is about, each once', () => {
	const text = auditText({
		...base,
		notes: [
			{ kind: 'finding', ids: ['f1', 'f2'], village: '149901101201' },
			{ kind: 'finding', ids: ['f1'], run: 'r1' },
			{ kind: 'import.parcel', count: 3 }
		]
	});
	const aside = asideOf(text);
	expect(aside).toMatchObject({
		at: base.at,
		actorId: 'a',
		role: 'service_centre',
		action: base.action,
		result: 'done'
	});
	expect(aside.subjects.map(([kind, subject]) => `${kind}:${subject}`).sort()).toEqual([
		'finding:',
		'finding:f1',
		'finding:f2',
		'finding:r1',
		'import.parcel:',
		'township:149901101',
		'village:149901101201'
	]);
});

test.each([
	['no text of ours', 'not json'],
	['a number', '3'],
	['another shape', '{"serial":1}'],
	['a moment that is none', '{"at":"soon","notes":7}']
])('%s has nothing beside it', (_, body) => {
	expect(asideOf(body)).toEqual({ at: null, actorId: null, role: null, action: null, result: null, subjects: [] });
});

test('any difference between the text and what stands beside it is seen, their order is not', () => {
	const aside = asideOf(auditText({ ...base, notes: [{ kind: 'finding', ids: ['b', 'a'] }] }));
	expect(asideDiffers(aside, { ...aside, subjects: aside.subjects.toReversed() })).toBe(false);
	for (const other of [
		{ ...aside, at: '2026-11-26T01:00:00.001Z' },
		{ ...aside, actorId: 'b' },
		{ ...aside, role: null },
		{ ...aside, action: 'x' },
		{ ...aside, result: 'read' },
		{ ...aside, subjects: aside.subjects.slice(1) },
		{ ...aside, subjects: [...aside.subjects, ['x', 'y'] as const] }
	])
		expect(asideDiffers(aside, other)).toBe(true);
});
