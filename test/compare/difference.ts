/** Ids are made anew at every load, and so are moments; what they stand for is compared, not they. */
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;

export const masked = (text: string): string => text.replace(UUID, 'id').replace(MOMENT, 'moment');

/**
 * How far two numbers may lie apart: 亩 by a hundredth shape by shape (DESIGN §6); m² by 0.1, which is the embedded engine's
 * 0.1 mm grid along a kilometre of boundary and a sixtieth of that hundredth of 亩; other counts not at all, other fractions by what two builds of a library differ in their last digits.
 * @param path such as findings.12.over_mu; the last word says the unit
 */
export function allowance(path: string, value: number): number {
	const name = path.split('.').findLast((word) => !/^\d+$/.test(word)) ?? '';
	if (/(_mu|Mu|^mu)$/.test(name)) return Number.isInteger(value) ? 1 : 0.01;
	if (/(_m2|M2|^m2)$/.test(name)) return GRID;
	return Number.isInteger(value) ? 0 : Math.abs(value) * 1e-9;
}

/** m²; see allowance. */
const GRID = 0.1;

const DECIMAL = /\d+\.\d{2}/g;

/** Equal, or a formula in words whose figures of m² and 亩 lie within what those may. */
function sameText(one: string, other: string): boolean {
	if (one === other) return true;
	if (!one.includes('m²') || one.replace(DECIMAL, '#') !== other.replace(DECIMAL, '#')) return false;
	const figures = other.match(DECIMAL) ?? [];
	return (one.match(DECIMAL) ?? []).every(
		(figure, at) => Math.abs(Number(figure) - Number(figures[at])) <= GRID + ROUNDING
	);
}

/** Two decimals that differ by a hundredth differ by a little more in binary. */
const ROUNDING = 1e-9;

/** Where two values differ: path, then both. Lists are compared in their order. */
export function differences(one: unknown, other: unknown, path = ''): string[] {
	if (typeof one === 'number' && typeof other === 'number') {
		return Math.abs(one - other) <= allowance(path, one) + ROUNDING ? [] : [`${path}: ${one}, ${other}`];
	}
	if (typeof one === 'string' && typeof other === 'string') {
		return sameText(masked(one), masked(other)) ? [] : [`${path}: ${JSON.stringify(one)}, ${JSON.stringify(other)}`];
	}
	if (typeof one === 'object' && typeof other === 'object' && one !== null && other !== null) {
		const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
		const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
		return keys.flatMap((key) => differences(left[key], right[key], path ? `${path}.${key}` : key));
	}
	return Object.is(one, other) ? [] : [`${path}: ${JSON.stringify(one)}, ${JSON.stringify(other)}`];
}
