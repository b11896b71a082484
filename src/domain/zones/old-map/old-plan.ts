import * as v from 'valibot';
import type { CsvCell } from '#core/csv-text.ts';
import { accepted, refused, type Outcome } from '#core/outcome.ts';
import { muFromSquareMetres, muToNumber } from '#core/mu.ts';
import { layouts, type ZoneLayout } from '#zones/layouts.ts';
import { made, type Change } from '#zones/plans/plan.ts';
import type { MatchedZone } from './matching.ts';
import { sameNames } from './rows.ts';

/** Most zones an old map may have. */
export const MOST_ZONES = 300;

const code = v.pipe(v.string(), v.regex(/^\d{12}$/));
/** What a planner settled of an old map: its zones with their layouts and villages, and by which threshold. */
export const oldPlanSchema = v.object({
	name: v.pipe(v.string(), v.maxLength(200)),
	threshold: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
	same: v.nullable(v.picklist(sameNames)),
	/** Records that cannot be taken are left out, knowingly. */
	goodOnly: v.boolean(),
	zones: v.pipe(
		v.array(
			v.object({
				record: v.pipe(v.number(), v.integer(), v.minValue(1)),
				layout: v.picklist(layouts),
				villages: v.pipe(v.array(code), v.maxLength(5_000))
			})
		),
		v.maxLength(MOST_ZONES)
	)
});
export type OldPlan = v.InferOutput<typeof oldPlanSchema>;

/** A zone that a planner settled, beside what the file says of it. */
export interface SettledZone {
	readonly zone: MatchedZone;
	readonly layout: ZoneLayout;
	readonly villages: readonly string[];
}

/** @returns refused `oldmap.moved` where what was settled is not of this map: a zone that is not in it, a village it does not reach */
export function settled(zones: readonly MatchedZone[], asked: OldPlan['zones']): Outcome<SettledZone[]> {
	const known = new Map(zones.map((zone) => [zone.records[0], zone]));
	const found: SettledZone[] = [];
	for (const { record, layout, villages } of asked) {
		const zone = known.get(record);
		const reached = new Set(zone?.villages.map((each) => each.code));
		if (!zone || villages.some((each) => !reached.has(each)) || found.some((each) => each.zone === zone))
			return refused('oldmap.moved');
		if (villages.length > 0) found.push({ zone, layout, villages: [...new Set(villages)].sort() });
	}
	return found.length > 0 ? accepted(found) : refused('oldmap.nothing');
}

/** The changes that make a plan of it. */
export const planChanges = (zones: readonly SettledZone[], newId: () => string): Change[] =>
	zones.flatMap(({ zone: { name }, layout, villages }) => {
		const id = newId();
		return [...made(id, { name, layout, continues: null, locked: false }), { zone: id, add: villages, drop: [] }];
	});

const percent = (share: number): number => Math.round(share * 10_000) / 100;

/** Every old zone and every village it reaches, with the shares, as a table to keep: its head first. */
export function shareSheet(
	zones: readonly MatchedZone[],
	chosen: readonly SettledZone[],
	names: ReadonlyMap<string, { name: string; township: string }>,
	words: { heads: readonly string[]; yes: string; no: string; nowhere: string }
): CsvCell[][] {
	const members = new Map(chosen.map(({ zone, villages }) => [zone, new Set(villages)]));
	const mu = (m2: number) => muToNumber(muFromSquareMetres(m2));
	return [
		[...words.heads],
		...zones.flatMap((zone): CsvCell[][] => [
			...zone.villages.map(({ code: village, m2, ofVillage, ofZone }): CsvCell[] => [
				...[zone.name, village, names.get(village)?.name ?? '', names.get(village)?.township ?? ''],
				...[mu(m2), percent(ofVillage), percent(ofZone)],
				members.get(zone)?.has(village) ? words.yes : words.no
			]),
			...(zone.nowhere >= 1 ? [[zone.name, '', words.nowhere, '', mu(zone.nowhere), null, null, words.no]] : [])
		])
	];
}
