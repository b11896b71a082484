import type { Mu } from '#core/mu.ts';
import type { ZoneLayout } from '#zones/layouts.ts';
import { accounted, members, type Accounted, type MatchedZone, type Ticks } from '#zones/old-map/matching.ts';

export interface ShownZone extends MatchedZone {
	/** To be looked at, never measured. */
	readonly rings: readonly (readonly [number, number])[][];
}

/** An old map as a planner goes over it: the threshold, single villages in and out, layouts; everything else follows. */
export class OldMapDesk {
	readonly zones: readonly ShownZone[];
	readonly #areas: ReadonlyMap<string, number>;
	threshold = $state(0.5);
	chosenId = $state<number | null>(null);
	#ticks = $state.raw<ReadonlyMap<number, Ticks>>(new Map());
	#layouts = $state.raw<ReadonlyMap<number, ZoneLayout>>(new Map());

	readonly rows = $derived.by(() =>
		this.zones.map((zone) => {
			const id = zone.records[0]!;
			const ticks = this.#ticks.get(id) ?? new Map<string, boolean>();
			const villages = members(zone, this.threshold, ticks);
			const layout = this.#layouts.get(id) ?? zone.layout;
			return { id, zone, ticks, villages, layout, account: accounted(zone, villages, this.#areas) };
		})
	);
	readonly chosen = $derived.by(() => this.rows.find(({ id }) => id === this.chosenId) ?? null);
	/** Those that will be zones of the plan. */
	readonly taken = $derived.by(() => this.rows.filter(({ villages }) => villages.length > 0));
	readonly withoutLayout = $derived.by(() => this.taken.filter(({ layout }) => layout === null).length);
	/** As a plan's zones, for the map. */
	readonly content = $derived.by(() =>
		this.taken.map(({ id, zone, layout, villages }) => ({
			...{ id: String(id), name: zone.name, layout: layout ?? ('adjacent' as const), continues: null, locked: false },
			villages: new Set(villages)
		}))
	);
	readonly whole = $derived.by((): Accounted => {
		const sum = (of: (account: Accounted) => Mu) => this.rows.reduce((total, { account }) => total + of(account), 0);
		return {
			oldMu: sum(({ oldMu }) => oldMu),
			keptMu: sum(({ keptMu }) => keptMu),
			leftMu: sum(({ leftMu }) => leftMu),
			nowhereMu: sum(({ nowhereMu }) => nowhereMu),
			beyondMu: sum(({ beyondMu }) => beyondMu)
		};
	});

	constructor(zones: readonly ShownZone[], areas: ReadonlyMap<string, number>) {
		this.zones = zones;
		this.#areas = areas;
		this.chosenId = zones[0]?.records[0] ?? null;
	}

	tick(id: number, village: string, taken: boolean): void {
		const own = new Map(this.#ticks.get(id)).set(village, taken);
		this.#ticks = new Map(this.#ticks).set(id, own);
	}
	untick(id: number): void {
		this.#ticks = new Map([...this.#ticks].filter(([zone]) => zone !== id));
	}
	setLayout(id: number, layout: ZoneLayout): void {
		this.#layouts = new Map(this.#layouts).set(id, layout);
	}
	/** Gives all that have none a layout. */
	fillLayouts(layout: ZoneLayout): void {
		const open = this.rows.filter((row) => row.layout === null);
		this.#layouts = new Map([...this.#layouts, ...open.map(({ id }) => [id, layout] as const)]);
	}
}
