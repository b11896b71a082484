import type { CsvCell } from '#core/csv-text.ts';
import { factors, type Factor, type FactorField } from './fields.ts';
import { headOf } from './import-rows.ts';
import { figureText, type FactorRow, type Stage } from './profile.ts';
import type { Known } from './profile-list.ts';

/** Words beside the survey's own heads, which are Chinese in every language: it comes back in by them. */
export interface FactorSheetWords {
	stageHead: string;
	stage: (stage: Stage) => string;
	indexHead: (factor: Factor) => string;
	lackingHead: string;
	factor: (factor: Factor) => string;
}

/** 《村级五要素调查表》 as it was stated last, with the stage, and how each village stands where that is known. */
export function factorTable(
	rows: readonly FactorRow[],
	fields: readonly FactorField[],
	known: Known,
	words: FactorSheetWords
): CsvCell[][] {
	const head = ['村代码', '所在村', '乡镇', '调查日期', '数据来源', ...fields.map(headOf), words.stageHead];
	const lines = rows.map(({ village, villageName, townshipName, profile }): CsvCell[] => {
		const standing = known?.villages.get(village);
		const lacking = factors.filter((factor) => standing?.[factor].lacking);
		const index = (factor: Factor) => {
			const value = standing?.[factor].index ?? null;
			return value === null ? '' : (value / 10).toFixed(1);
		};
		return [
			...[village, villageName, townshipName, profile?.surveyedOn ?? '', profile?.source ?? ''],
			...fields.map(({ id, unit }) => {
				const value = profile?.figures[id];
				return value === undefined ? '' : figureText(unit, value);
			}),
			profile ? words.stage(profile.stage) : '',
			...(known ? [...factors.map(index), lacking.map(words.factor).join('、')] : [])
		];
	});
	return [[...head, ...(known ? [...factors.map(words.indexHead), words.lackingHead] : [])], ...lines];
}
