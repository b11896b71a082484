import * as v from 'valibot';
import { valueOn } from '#core/dated.ts';
import { overlapLayers, overlapStates, type OverlapLayer, type OverlapTable } from '#zones/lines/layers.ts';
import { redLineKinds, type RedLineKind } from '#zones/red-lines.ts';
import { verdicts, type Entry, type FootprintTable } from './judge.ts';
import { footprintUses, judgedUses, type JudgedUse } from './uses.ts';

const source = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200));
const entry = v.strictObject({ verdict: v.picklist(verdicts), source });
const lines = v.strictObject(
	Object.fromEntries(redLineKinds.map((kind) => [kind, v.optional(entry)])) as Record<
		RedLineKind,
		v.OptionalSchema<typeof entry, undefined>
	>
);
const table = v.strictObject(
	Object.fromEntries(judgedUses.map((use) => [use, v.optional(lines)])) as Record<
		JudgedUse,
		v.OptionalSchema<typeof lines, undefined>
	>
);
const overlaps = v.strictObject(
	Object.fromEntries(overlapLayers.map((layer) => [layer, v.picklist(overlapStates)])) as Record<
		OverlapLayer,
		v.PicklistSchema<typeof overlapStates, undefined>
	>
);

/** Settings of footprints, dated, each on a document's word. */
export const FOOTPRINT_RULES = 'zones.footprint_rules';
export const OVERLAPS = 'zones.overlap_layers';
export const footprintSettings: ReadonlyMap<string, v.GenericSchema> = new Map<string, v.GenericSchema>([
	[FOOTPRINT_RULES, table],
	[OVERLAPS, overlaps]
]);

/** 严格耕地用途管制: no orchard, pond, livestock shed or facility that breaks the plough layer on permanent basic farmland. */
const use166: Entry = { verdict: 'fails', source: '自然资发〔2021〕166号' };
/** The three lines' own documents; unlike 166 not named by whoever asked for this table, and not held against their official texts. */
const ecology: Entry = { verdict: 'fails', source: '自然资发〔2022〕142号（生态保护红线管理）' };
const urban: Entry = { verdict: 'information', source: '厅字〔2019〕48号（三条控制线）' };
const highStandard: Entry = { verdict: 'expected', source: 'GB/T 30600—2022（优先在永久基本农田建设）' };

const onFarmland: Partial<Record<JudgedUse, Entry>> = {
	...{ orchard: use166, pond: use166, livestock: use166, greenhouse_breaking: use166 },
	high_standard: highStandard
};
const buildings: readonly JudgedUse[] = footprintUses.building;

/** What is shipped; a pair that is not here is to be asked. */
export const shippedTable: FootprintTable = Object.fromEntries(
	judgedUses.map((use) => [
		use,
		{
			...(onFarmland[use] ? { farmland_red: onFarmland[use] } : {}),
			...(buildings.includes(use) ? { ecology_red: ecology } : {}),
			urban_boundary: urban
		}
	])
);
/** Villages lie in several zones by right, so that zones may overlap each other; lines are told. */
export const shippedOverlaps: OverlapTable = {
	...{ farmland_red: 'report', ecology_red: 'report', urban_boundary: 'report' },
	...{ zone: 'may', project_area: 'may' }
};

export interface DatedTable {
	key: string;
	validFrom: string;
	value: unknown;
	source: string;
}

export interface FootprintValues {
	table: FootprintTable;
	overlaps: OverlapTable;
	/** Since when and on whose word each holds; null: the product's own. */
	since: Readonly<Record<'table' | 'overlaps', { validFrom: string; source: string } | null>>;
}

/** What holds on a day. */
export function footprintValuesOn(day: string, dated: readonly DatedTable[]): FootprintValues {
	const of = <T>(key: string, shipped: T) => {
		const set = valueOn(key, day, dated);
		const since = set ? { validFrom: set.validFrom, source: set.source } : null;
		return { value: set ? (v.parse(footprintSettings.get(key)!, set.value) as T) : shipped, since };
	};
	const [rules, layers] = [of(FOOTPRINT_RULES, shippedTable), of(OVERLAPS, shippedOverlaps)];
	return { table: rules.value, overlaps: layers.value, since: { table: rules.since, overlaps: layers.since } };
}
