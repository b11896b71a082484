import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blotted, keepFromLog } from '#core/log.server.ts';

test.each([
	['an ID number', '证件 149901199001011234 重复', '149901199001011234'],
	['one that ends in X', 'id=14990119900101123X', '14990119900101123X'],
	['one of the first kind', '"149901900101123"', '149901900101123'],
	['a mobile number', 'phone 13812345678.', '13812345678'],
	['one with its country', '+8613812345678', '13812345678'],
	['one in groups', '138-1234-5678', '138-1234-5678'],
	['a bank account', '6222020200112233445', '6222020200112233445']
])('%s never stands in a line', (_, line, number) => {
	expect(blotted(line)).not.toContain(number);
	expect(blotted(line)).toContain('[number]');
});

test.each([
	'{"time":"2026-11-26T01:02:03.004Z","request":"t5h1x0ab3-1f"}',
	'{"id":"01981234-5678-7abc-8def-013812345678"}',
	'{"ms":1764121612000,"bytes":524288}',
	'village 149901100201, contract 1499011002012001'.slice(0, 20)
])('%s stays as it is', (line) => expect(blotted(line)).toBe(line));

test('a secret never stands in a line, whatever surrounds it', () => {
	const secret = 'sentinel"secret\\of-the-house-0123456789';
	keepFromLog(secret, 'short', null);
	fc.assert(
		fc.property(fc.string(), fc.string(), (before, after) => {
			const line = JSON.stringify({ message: before + secret + after });
			expect(blotted(line)).not.toContain(JSON.stringify(secret).slice(1, -1));
		})
	);
	expect(blotted('short')).toBe('short');
});
