import { oneOf, text } from '#core/cell-readers.ts';
import type { Sheet, Values } from '#core/import-fields.ts';
import { layouts as layoutWords } from '#zones/import-rows.ts';
import { zoneName } from '#zones/plans/plan-names.ts';
import type { ZoneLayout } from '#zones/layouts.ts';
import { required, type Fault } from '#territory/import-rows.ts';

/** A record of an old map of zones, and what is made of several of one name. Pure. */
export const oldMapSheet: Sheet = {
	kind: 'old-map',
	needs: [['name']],
	fields: [
		{
			name: 'name',
			aliases: [
				'CYQMC',
				'产业区名称',
				'产业区',
				'项目区名称',
				'区名',
				'片区名称',
				'片区',
				'名称',
				'MC',
				'zone_name',
				'title'
			],
			read: text(200)
		},
		{ name: 'layout', aliases: ['BJLX', '布局', '布局类型', '布局方式', '类型'], read: text(100) }
	]
};

export interface OldRow {
	name: string;
	/** Null where the file has no word for it that is known. */
	layout: ZoneLayout | null;
}

const layoutOf = oneOf(layoutWords);

/** What one record means. A word for a layout that nobody knows is none: it is asked on the page. */
export function oldRow(values: Values): { row: OldRow; faults: Fault[] } {
	const faults = required(values, 'name');
	const said = typeof values.layout === 'string' ? layoutOf(values.layout) : null;
	const name = String(values.name ?? '').trim();
	if (faults.length === 0 && !zoneName(name, []).ok)
		faults.push({ field: 'name', expected: 'text.shorter', params: { longest: 40 }, got: name });
	return { row: { name, layout: said?.ok ? (said.value as ZoneLayout) : null }, faults };
}

/** What becomes of records of one name: one zone, or a zone each with a number behind its name. */
export const sameNames = ['together', 'apart'] as const;
export type SameNames = (typeof sameNames)[number];

/** Records as zones: their numbers and the name each is to have. */
export interface NamedGroup {
	readonly records: readonly number[];
	readonly name: string;
	readonly layout: ZoneLayout | null;
}

/** Names that several records have. */
export const doubledNames = (rows: readonly { n: number; row: OldRow }[]): string[] =>
	[...Map.groupBy(rows, ({ row }) => row.name)].flatMap(([name, own]) => (own.length > 1 ? [name] : []));

/** Records grouped to zones as a person said; of one name the first word for a layout holds. */
export function groupsOf(rows: readonly { n: number; row: OldRow }[], same: SameNames): NamedGroup[] {
	const taken = new Set(rows.map(({ row }) => row.name));
	/** The first number behind a name that makes it one of its own. */
	const numbered = (name: string): string => {
		let at = 2;
		while (taken.has(`${name}${at}`)) at++;
		taken.add(`${name}${at}`);
		return `${name}${at}`;
	};
	return [...Map.groupBy(rows, ({ row }) => row.name)].flatMap(([name, own]): NamedGroup[] => {
		if (same === 'together')
			return [{ records: own.map(({ n }) => n), name, layout: own.find(({ row }) => row.layout)?.row.layout ?? null }];
		return own.map(({ n, row }, at) => ({
			...{ records: [n], layout: row.layout },
			name: at === 0 ? name : numbered(name)
		}));
	});
}
