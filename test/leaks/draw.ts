import type { Random } from '#core/random.ts';
import { toDegrees } from '#geodata/plane.ts';
import { tileZooms, type TileName } from '#core/tile-zooms.ts';
import { openRegisters, registerNames } from '#stewardship/registers.ts';
import { importKinds } from '#cli/import-kinds.server.ts';
import { recordKinds } from '#territory/record.ts';
import type { BuiltRoute } from '#test/built-routes.ts';
import type { Tables } from '#db/tables.ts';
import type { Row } from '#test/factory.ts';
import type { Known } from './county.ts';
import type { LeakHouse } from './house.ts';

/** What is asked for at random: numbers, ids and codes of both counties, and nonsense. */
export class Drawing {
	readonly house: LeakHouse;
	readonly random: Random;
	readonly layers: readonly TileName[];

	constructor(house: LeakHouse, random: Random, layer: TileName | null = null) {
		this.house = house;
		this.random = random;
		this.layers = layer === null ? (Object.keys(tileZooms) as TileName[]) : [layer];
	}

	known(...kinds: string[]): Known {
		return this.random.pick(this.house.known.filter(({ kind }) => kinds.includes(kind)));
	}

	number(...kinds: string[]): string {
		if (this.random.chance(0.03)) return this.random.pick(['0', '999999', '-1', 'x', '1e3', '01']);
		return String(this.known(...kinds).number);
	}

	/** A row of a table by its number and place; the other county has the same numbers, and here they mean these. */
	numbered(
		table:
			| 'land_case'
			| 'charge'
			| 'reclaimed_asset'
			| 'village_meeting'
			| 'village_matter'
			| 'zone_plan'
			| 'enterprise'
			| 'project'
			| 'zone'
	): {
		number: string;
		place: string;
	} {
		const rows = this.house.worlds[0].rows.filter((each) => each.table === table);
		const { row, place } = this.random.pick(rows);
		return { number: String((row as Row<'land_case'>).feature_no), place };
	}

	/** The id of a row of a table and its place; the other county has the same ids. */
	row(table: keyof Tables): { id: string; place: string } {
		return this.random.pick(this.house.worlds[0].rows.filter((each) => each.table === table));
	}

	village(): string {
		if (this.random.chance(0.03)) return this.random.pick(['140101100999', '14010110020', 'x', '%', '140101100200%']);
		return this.random.pick(this.house.worlds[this.random.chance(0.06) ? 1 : 0].villages).code;
	}

	place(): string {
		return this.random.chance(0.5)
			? this.village()
			: this.random.pick(this.house.worlds[this.random.chance(0.06) ? 1 : 0].townships).code;
	}

	/** An id of whatever there is, most often of a row of the served county. */
	anyId(): string {
		const { random, house } = this;
		if (random.chance(0.03)) return random.pick(['x', '00000000-0000-7000-8000-000000000000', 'finding:1']);
		if (random.chance(0.2)) return random.pick(house.ids).id;
		if (random.chance(0.4)) return random.pick(house.known).id;
		return random.pick(house.worlds[0].rows).id;
	}

	idOf(kind: string): string {
		return this.random.pick(this.house.ids.filter((each) => each.kind === kind)).id;
	}

	text(): string {
		const { random, house } = this;
		const world = house.worlds[random.chance(0.06) ? 1 : 0];
		const village = random.pick(world.villages);
		return random.pick([
			...[`Zq${world.county.slice(-1)}`, village.code.slice(0, 11), village.mark.slice(0, 4), village.name.slice(0, 4)],
			...[`${village.code}00`, 'SC-', '-HT-', 'WH-', '00001', village.code.slice(0, 8), 'x', '%', `网格`, 'zq'],
			...['1', '2', '3', String(this.known('finding').number), `0${this.known('finding').number}`, '产业区']
		]);
	}

	/** A tile over some village. */
	tile(layer: TileName): { z: string; x: string; y: string } {
		const { random, house } = this;
		const [first, last] = tileZooms[layer];
		const z = random.chance(0.03) ? random.pick([0, 22, 30]) : random.whole(first, last);
		const at = random.whole(0, house.worlds[0].villages.length - 1);
		// Deep down the middle of a village is empty: where its plots are.
		const [longitude, latitude] = toDegrees([(at - 2.5) * 2000 + random.pick([-800, -600, 0, 600]), random.pick([120, 0, -500])]); // prettier-ignore
		const size = 2 ** z;
		const north = Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI;
		const [x, y] = [Math.floor(((longitude + 180) / 360) * size), Math.floor(((1 - north) / 2) * size)];
		return { z: String(z), x: String(x), y: String(y) };
	}

	day(): string {
		return this.random.pick(['2026-11-10', '2026-11-20', '2026-11-25', '2020-01-01', '2999-01-01', 'x']);
	}
}

/** What stands in an address for a parameter of a route. A name that is not known here ends the test. */
export function parametersOf(route: BuiltRoute, draw: Drawing): Record<string, string> {
	const { random } = draw;
	const layer = random.pick(draw.layers);
	const onTile = draw.tile(layer);
	const kinds = /parcels/.test(route.id)
		? ['parcel']
		: /imagery/.test(route.id)
			? ['imagery']
			: /contracts/.test(route.id)
				? ['contract']
				: /clusters/.test(route.id)
					? ['finding_cluster']
					: ['finding'];
	const imagery = /imagery/.test(route.id) ? imageryTile(draw) : null;
	const known: Record<string, () => string> = {
		number: () =>
			/land\/(cases|charges|reclaimed|meetings)|zones\/(plans|\[number)|projects|appraisals/.test(route.id)
				? draw.numbered(
						/projects|appraisals/.test(route.id)
							? 'project'
							: /zones/.test(route.id)
								? /plans/.test(route.id)
									? 'zone_plan'
									: 'zone'
								: /cases/.test(route.id)
									? 'land_case'
									: /charges/.test(route.id)
										? 'charge'
										: /meetings/.test(route.id)
											? 'village_meeting'
											: 'reclaimed_asset'
					).number
				: (imagery?.number ?? draw.number(...kinds)),
		id: () =>
			/attachments/.test(route.id) && random.chance(0.8)
				? draw.idOf('attachment')
				: /meetings|photos/.test(route.id) && random.chance(0.9)
					? draw.row(/photos/.test(route.id) ? 'zone_photo' : 'open_item').id
					: draw.anyId(),
		record: () => draw.anyId(),
		file: () => draw.anyId(),
		village: () => draw.village(),
		kind: () => random.pick(Object.keys(importKinds)),
		sheet: () => (random.chance(0.9) ? 'findings' : random.pick(['contracts', 'x'])),
		format: () =>
			/zones/.test(route.id)
				? random.pick(['geojson', 'gpkg', 'x'])
				: random.chance(0.5)
					? 'csv'
					: random.pick(['xlsx', 'xlsx', 'x']),
		day: () => draw.day(),
		layer: () => (/base/.test(route.id) ? '0' : layer),
		source: () => '0',
		part: () => random.pick(['.json', '.png', '@2x.png']),
		word: () => random.pick(['x', 'a.b', draw.anyId()]),
		...{ z: () => imagery?.z ?? onTile.z, x: () => imagery?.x ?? onTile.x, y: () => imagery?.y ?? onTile.y }
	};
	const names = [...route.id.matchAll(/\[{1,2}(?:\.{3})?([^\]=]+)/g)].map(([, name]) => name!);
	return Object.fromEntries(
		names.map((name) => {
			const value = known[name];
			if (!value) throw new Error(`${route.id}: what can stand for [${name}]? (test/leaks/draw.ts)`);
			return [name, value()];
		})
	);
}

/** A picture of a set, where it has one. */
function imageryTile(draw: Drawing): { number: string; z: string; x: string; y: string } {
	const set = draw.random.whole(1, 3);
	const z = 12;
	const [longitude, latitude] = toDegrees([0, 0]);
	const size = 2 ** z;
	const north = Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI;
	const [x, y] = [Math.floor(((longitude + 180) / 360) * size), Math.floor(((1 - north) / 2) * size)];
	return { number: String(set), z: String(z), x: String(x), y: String(y) };
}

type Query = (draw: Drawing) => Record<string, string | undefined>;

const none: Query = () => ({});
const findingList: Query = (draw) => {
	const { random } = draw;
	return {
		...(random.chance(0.3) ? { township: random.pick(draw.house.worlds[0].townships).code } : {}),
		...(random.chance(0.3) ? { village: draw.village() } : {}),
		...(random.chance(0.2) ? { cluster: draw.number('finding_cluster') } : {}),
		...(random.chance(0.3) ? { text: draw.text() } : {}),
		...(random.chance(0.2) ? { sort: random.pick(['over', '-over', 'village', 'number']) } : {}),
		...(random.chance(0.2) ? { kind: 'over', status: 'suspected', mu: '0.1' } : {}),
		...(random.chance(0.2) ? { finding: draw.number('finding') } : {})
	};
};
const selection: Query = (draw) => {
	const { random } = draw;
	return {
		kind: random.pick(['parcel', 'construction_land', 'contract', 'occupation', 'reclaimed', 'finding']),
		...(random.chance(0.5) ? { box: '111,38;112,39' } : {}),
		...(random.chance(0.5) ? { place: draw.place() } : { code: draw.text() }),
		...(random.chance(0.2) ? { within: '1' } : {})
	};
};
const matchList: Query = (draw) => {
	const { random } = draw;
	return {
		...(random.chance(0.5) ? { village: draw.village() } : {}),
		...(random.chance(0.3) ? { by: 'contract' } : {}),
		...(random.chance(0.3) ? { text: draw.text() } : {})
	};
};
const debtList: Query = (draw) => {
	const { random, house } = draw;
	const debt = random.pick(house.worlds[random.chance(0.06) ? 1 : 0].rows.filter(({ table }) => table === 'debt')).row as Row<'debt'>; // prettier-ignore
	return {
		side: debt.side,
		...(random.chance(0.6) ? { debt: debt.number } : {}),
		...(random.chance(0.3) ? { place: draw.place() } : {}),
		...(random.chance(0.3) ? { search: draw.text() } : {})
	};
};
const enterpriseList: Query = (draw) => ({
	...(draw.random.chance(0.3) ? { place: draw.place() } : {}),
	...(draw.random.chance(0.3) ? { text: draw.text() } : {}),
	...(draw.random.chance(0.6) ? { enterprise: draw.numbered('enterprise').number } : {})
});
const caseList: Query = (draw) => ({
	...(draw.random.chance(0.3) ? { village: draw.village() } : {}),
	...(draw.random.chance(0.3) ? { text: draw.text() } : {}),
	...(draw.random.chance(0.3) ? { case: draw.numbered('land_case').number } : {})
});
const homePage: Query = (draw) => ({
	...(draw.random.chance(0.4) ? { place: draw.place() } : {}),
	...(draw.random.chance(0.3) ? { township: draw.place().slice(0, 9) } : {}),
	...(draw.random.chance(0.3) ? { text: draw.text() } : {}),
	...(draw.random.chance(0.3) ? { view: 'progress' } : {})
});
const offerList: Query = (draw) => ({
	...(draw.random.chance(0.3) ? { village: draw.village() } : {}),
	...(draw.random.chance(0.3) ? { text: draw.text() } : {}),
	...(draw.random.chance(0.3) ? { record: draw.numbered('reclaimed_asset').number } : {})
});
const meetingList: Query = (draw) => ({
	...(draw.random.chance(0.3) ? { place: draw.place() } : {}),
	...(draw.random.chance(0.3) ? { text: draw.text() } : {}),
	...(draw.random.chance(0.4) ? { matter: draw.numbered('village_matter').number } : {}),
	...(draw.random.chance(0.5) ? { of: 'matters' } : {})
});
const tolerance: Query = ({ random }) => ({ method: random.pick(['rtk', 'uav', 'imagery', 'walk']), absolute: random.pick(['0', '0.5', '5']), percent: '0', metres: '0', from: '2026-01-01' }); // prettier-ignore
const trail: Query = (draw) => ({ ...(draw.random.chance(0.5) ? { record: draw.anyId() } : {}), ...(draw.random.chance(0.5) ? { place: draw.place() } : {}) }); // prettier-ignore

/** What an address may be asked with beside its path; an address that is not here is asked without. */
const queries: readonly [RegExp, Query][] = [
	[
		/^\/\(desk\)\/map$/,
		(draw) => {
			const { random } = draw;
			if (random.chance(0.45)) return { q: draw.text() };
			// Places hold lists of what lies on them.
			const kind = random.chance(0.3) ? random.pick(['township', 'village'] as const) : random.pick([...recordKinds]);
			const table = { reclaimed: 'reclaimed_land', construction_land: 'parcel', cluster: 'finding_cluster' }[kind as string] ?? kind; // prettier-ignore
			const day = random.chance(0.2) ? { day: draw.day() } : {};
			return { select: `${kind}:${draw.number(table)}`, ...day };
		}
	],
	[/^\/\(desk\)\/map\/selection$|^\/export\/selection/, selection],
	[/^\/\(print\)\/map\/print$/, (draw) => ({ day: draw.day(), layers: 'parcel,finding', at: '111.67,38.28' })],
	[/^\/\(desk\)\/land\/findings$|^\/export\/\[sheet\]/, findingList],
	[/what-if/, tolerance],
	[/^\/\(desk\)\/land\/(cases|charges)(\/print)?$|^\/export\/(cases|charges)/, caseList],
	[/^\/\(desk\)\/land$|^\/export\/(waiting|progress)/, homePage],
	[/^\/\(desk\)\/land\/reclaimed$|^\/export\/reclaimed/, offerList],
	[/^\/\(desk\)\/land\/meetings(\/matters)?$|^\/export\/meetings/, meetingList],
	[/^\/\(desk\)\/land\/debts$|^\/export\/debts/, debtList],
	[/^\/\(desk\)\/land\/match|^\/export\/match/, matchList],
	[/^\/export\/plan-(members|zones)/, (draw) => ({ plan: draw.numbered('zone_plan').number })],
	[
		/^\/\(desk\)\/zones\/plans\/\[number\]\/lines$/,
		(draw) => ({ zone: draw.house.worlds[0].rows.find(({ table }) => table === 'zone_plan_zone')!.id })
	],
	[/^\/\(desk\)\/zones\/enterprises$|^\/export\/enterprise(s|-links)/, enterpriseList],
	[
		/^\/\(desk\)\/zones\/factors$|^\/export\/factors/,
		(draw) => ({
			village: draw.village(),
			...(draw.random.chance(0.3) ? { place: draw.place() } : {}),
			...(draw.random.chance(0.2) ? { lacking: 'talent' } : {})
		})
	],
	[
		/^\/export\/plan-comparison|plans\/\[number\]\/sheet$/,
		(draw) => ({ plan: draw.numbered('zone_plan').number, against: 'zones', comments: '1' })
	],
	[
		/^\/\(desk\)\/zones\/plans\/compare$/,
		(draw) => ({ left: draw.numbered('zone_plan').number, right: draw.random.pick(['zones', '1']) })
	],
	[/^\/export\/zone-/, (draw) => ({ zone: draw.numbered('zone').number })],
	[/^\/\(desk\)\/zones\/plans$|^\/export\/plans/, ({ random }) => ({ text: random.pick(['', '方案', 'x']) })],
	[/^\/\(desk\)\/zones$/, (draw) => ({ zone: `${draw.house.worlds[0].county}Z0${draw.random.whole(1, 4)}` })],
	[/^\/\(desk\)\/admin\/stewardship$/, ({ random }) => ({ register: random.pick([...registerNames]) })],
	[/^\/export\/stewardship/, ({ random }) => ({ register: random.pick([...openRegisters, 'label' as never]) })],
	[/^\/export\/audit|^\/\(desk\)\/admin\/audit$/, trail],
	[
		/^\/\(desk\)\/land\/import$/,
		(draw) => (draw.random.chance(0.5) ? { stage: draw.anyId() } : { done: draw.idOf('import_file') })
	],
	[/^\/\(desk\)\/land\/import\/\[id\]$/, (draw) => (draw.random.chance(0.6) ? { job: draw.idOf('job') } : {})],
	[/^\/\(desk\)\/land\/import\/template/, ({ random }) => ({ format: random.pick(['csv', 'xlsx']) })],
	[/^\/\(desk\)\/land\/import\/upload/, () => ({ kind: 'parcel', name: 'a.geojson' })],
	[/^\/\(desk\)\/map\/imagery\/upload/, (draw) => ({ source: 's', takenOn: '2024-10-02', place: draw.place() })],
	[/^\/\(entry\)\/sign-in$/, () => ({ next: '/land' })]
];

/** What an address is asked with beside its path. */
export function queryOf(route: BuiltRoute, draw: Drawing): URLSearchParams {
	const asked = (queries.find(([pattern]) => pattern.test(route.id))?.[1] ?? none)(draw);
	return new URLSearchParams(
		Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
	);
}
