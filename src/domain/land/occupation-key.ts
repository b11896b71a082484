import type { LandState } from './import-rows.ts';

/**
 * What an occupation without a code of its own is known by: the parcel it was measured on and who holds it under which
 * contract, counted where that occurs several times; without a parcel, its shape as well. So the same file says the same
 * keys again, and a parcel measured anew is a new version, not a second occupation.
 * @param digest of a text, hex
 */
export function occupationCodes(
	rows: readonly { state: LandState; shape: string | null }[],
	digest: (text: string) => string
): string[] {
	const counts = new Map<string, number>();
	return rows.map(({ state, shape }) => {
		if (typeof state.code === 'string' && state.code !== '') return state.code;
		const known = [state.contract_number, state.parcel_code, state.lessee_code ?? state.lessee_name];
		const basis = [...known.map((part) => part ?? ''), state.parcel_code ? '' : (shape ?? '')].join('|');
		const count = (counts.get(basis) ?? 0) + 1;
		counts.set(basis, count);
		return `M-${digest(count === 1 ? basis : `${basis}|${count}`).slice(0, 20)}`;
	});
}
