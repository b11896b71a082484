import type { enterprises } from '#text/zh/enterprises.ts';
import type { EnterpriseFault } from '#zones/enterprises/enterprise-check.ts';

/** What is wrong in a field, in words; undefined where nothing is. */
export function faultWords(
	text: typeof enterprises,
	faults: readonly EnterpriseFault[],
	field: string
): string | undefined {
	const fault = faults.find((each) => each.field === field);
	if (!fault) return undefined;
	const expected = text.expected[fault.expected]?.(fault.params) ?? fault.expected;
	return `▲ ${fault.expected === 'value' ? expected : text.fault(expected, fault.got)}`;
}
