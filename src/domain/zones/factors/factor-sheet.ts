import type { CsvCell } from '#core/csv-text.ts';
import { factors, type Factor, type FactorField } from './fields.ts';
import { headOf } from './import-rows.ts';
import { pendingOf } from './counted.ts';
import { figureText, type FactorRow, type Profile, type Stage } from './profile.ts';
import type { Known } from './profile-list.ts';

/** Words beside the survey's own heads, which are Chinese in every language: it comes back in by them. */
export interface FactorSheetWords {
	stageHead: string;
	stage: (stage: Stage) => string;
	indexHead: (factor: Factor) => string;
	lackingHead: string;
	/** Enterprises that the register knows of a village. */
	registerHead: string;
	/** Of a newer survey that does not count yet. */
	pending: (stage: Stage) => string;
	factor: (factor: Factor) => string;
}

/**
 * 《村级五要素调查表》: a line for the survey of each village that counts, with its stage, what the register of enterprises knows,
 * and how the village stands where that is known; a newer survey that does not count yet has a line of its own below it. What was
 * surveyed stands as it was surveyed, for it comes back in.
 */
export function factorTable(
	rows: readonly FactorRow[],
	fields: readonly FactorField[],
	known: Known,
	words: FactorSheetWords
): CsvCell[][] {
	const stated = ({ village, villageName, townshipName }: FactorRow, profile: Profile | null): CsvCell[] => [
		...[village, villageName, townshipName, profile?.surveyedOn ?? '', profile?.source ?? ''],
		...fields.map(({ id, unit }) => {
			const value = profile?.figures[id];
			return value === undefined ? '' : figureText(unit, value);
		})
	];
	const lines = rows.flatMap((row): CsvCell[][] => {
		const standing = known?.villages.get(row.village);
		const lacking = factors.filter((factor) => standing?.[factor].lacking);
		const index = (factor: Factor) => {
			const value = standing?.[factor].index ?? null;
			return value === null ? '' : (value / 10).toFixed(1);
		};
		const pending = pendingOf(row);
		const register = row.register > 0 ? String(row.register) : '';
		return [
			[
				...[...stated(row, row.counted), row.counted ? words.stage(row.counted.stage) : '', register],
				...(known ? [...factors.map(index), lacking.map(words.factor).join('、')] : [])
			],
			...(pending
				? [
						[
							...stated(row, pending),
							words.pending(pending.stage),
							'',
							...(known ? [...factors.map(() => ''), ''] : [])
						]
					]
				: [])
		];
	});
	const head = ['村代码', '所在村', '乡镇', '调查日期', '数据来源', ...fields.map(headOf)];
	const told = [words.stageHead, words.registerHead];
	return [[...head, ...told, ...(known ? [...factors.map(words.indexHead), words.lackingHead] : [])], ...lines];
}
